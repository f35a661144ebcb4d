import { expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { requestReturn } from '../../../../../src/shared/commands/returns/request-return.ts'
import { messageKinds } from '../../../../../src/shared/domain/station/document.ts'
import { answers } from '../answers.ts'
import { runRound } from '../run-round.ts'
import { sends } from '../sends.ts'
import { stationStage } from '../../../../test-support/station-stage.ts'

const stage = stationStage(4400)

/** Asks for the return of bags that lie in the refrigerator. */
async function ask(count: number): Promise<{ readonly number: string; readonly returnId: string; readonly bags: readonly { readonly id: string; readonly din: string }[] }> {
  await stage.bench.load()
  const bags = stage.bench.all('unit').filter((u) => u['state'] === 'in-stock').slice(0, count).map((u) => ({ id: String(u['id']), din: String(u['din']) }))
  const order = { returnId: uuidv7(), number: `R${stage.seed}`, reason: 'quality', note: '', unitIds: bags.map((b) => b.id) }
  expect(await stage.bench.run({ command: requestReturn, payload: order })).toMatchObject({ outcome: 'applied' })
  return { number: order.number, returnId: order.returnId, bags }
}
const states = async (bags: readonly { readonly id: string }[]): Promise<string[]> => {
  const { rows } = await stage.database.pool.query<{ id: string; state: string }>('SELECT id, state FROM unit WHERE id = ANY($1)', [bags.map((b) => b.id)])
  return bags.map((b) => rows.find((r) => r.id === b.id)?.state ?? '')
}
const decide = (number: string, lines: readonly { readonly din: string; readonly yes: boolean }[], decision = `TX${stage.seed}`) =>
  stage.running.station.announce({ kind: 'return-decision', number: decision, head: { 退血单号: number }, lines: lines.map(({ din, yes }) => ({ 献血码: `=${din}00`, 处理结果: yes ? '同意' : '不同意', ...(yes ? {} : { 原因: '超出期限' }) })) })

test('R08 a return goes to the station once, its bags stay locked until it has spoken, and leave by its yes alone', async () => {
  const { number, bags } = await ask(2)
  await stage.round()
  await stage.round()
  expect(stage.running.station.books.messages.map(({ message }) => [message.kind, message.head['退血单号'], message.lines.map((l) => l['献血码'])])).toEqual([['return-request', number, bags.map((b) => b.din).toSorted()]])
  expect(stage.running.station.books.messages[0]?.message.head['原因']).toBe('质量问题')
  expect(await states(bags)).toEqual(['return-asked', 'return-asked'])
  decide(number, bags.map((b, i) => ({ din: b.din, yes: i === 0 })))
  await stage.round()
  expect(await states(bags)).toEqual(['sent-back', 'quarantined'])
  const { rows } = await stage.database.pool.query('SELECT l.state, station_reason, decided_by, checked_by FROM station_return_line l JOIN station_return r ON r.id = l.return_id WHERE r.number = $1 ORDER BY l.state', [number])
  expect(rows).toEqual([{ state: 'approved', station_reason: '', decided_by: 'server:station', checked_by: null }, { state: 'refused', station_reason: '超出期限', decided_by: 'server:station', checked_by: null }])
})

test('R08 a word that comes again is nothing new; another word for the same bag, a bag or a return that is not known are questions for people', async () => {
  const { number, bags } = await ask(2)
  await stage.round()
  const [first, second] = [bags[0]?.din ?? '', bags[1]?.din ?? '']
  decide(number, [{ din: first, yes: true }])
  await stage.round()
  expect(await states(bags)).toEqual(['sent-back', 'return-asked'])
  decide(number, [{ din: first, yes: true }], `TX${stage.seed}b`)
  await stage.round()
  expect(await stage.questions()).toEqual([])
  decide(number, [{ din: first, yes: false }, { din: second, yes: true }, { din: 'A999926999999', yes: true }], `TX${stage.seed}c`)
  decide('no-such', [{ din: first, yes: true }], `TX${stage.seed}d`)
  await stage.round()
  expect(await states(bags)).toEqual(['sent-back', 'sent-back'])
  expect((await stage.questions()).toSorted()).toEqual([`bag ${first} of return ${number} was approved before`, `bag A999926999999  is not on return ${number}`, 'return no-such is not known here'].toSorted())
})

test('R08 R24 a line with an unknown word stays out and is listed, the others count', async () => {
  const { number, bags } = await ask(2)
  await stage.round()
  stage.running.station.announce({ kind: 'return-decision', number: `TX${stage.seed}`, head: { 退血单号: number }, lines: [{ 献血码: bags[0]?.din ?? '', 处理结果: '再议' }, { 献血码: bags[1]?.din ?? '', 处理结果: '同意' }] })
  await stage.round()
  expect(await states(bags)).toEqual(['return-asked', 'sent-back'])
  expect(await stage.questions()).toEqual(['line 1: outcome unmapped "再议"'])
})

test('R08 a station that does not take the request has refused every bag of it: they go to quarantine', async () => {
  const { bags } = await ask(1)
  const own = stage.port()
  const refusing = { ...own, send: () => Promise.resolve({ kind: 'refused' as const, code: 'closed', reason: '已关账' }) }
  await runRound({ pool: stage.database.pool, ref: stage.partner.ref, port: refusing, worker: 'w', now: stage.partner.now, told: { sends, answers, kinds: new Set(messageKinds) } })
  expect(await states(bags)).toEqual(['quarantined'])
})

test('R08 the practice station decides by itself when it is told to', async () => {
  stage.running.station.books.automatic = true
  const { bags } = await ask(5)
  await stage.round()
  await stage.round()
  expect((await states(bags)).toSorted()).toEqual(['quarantined', 'sent-back', 'sent-back', 'sent-back', 'sent-back'])
})
