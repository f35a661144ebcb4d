/**
 * R01 R02 in the real Electron with a real server and the practice station: a draft, submitted while nobody answers, goes out once when the station is back; it
 * is changed, answered line by line, the answer rings, the dispatch that fills it is linked, and it is too late to withdraw.
 *
 * Pictures go to HEMOBENCH_RESERVATION_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, look, openSide, refusal, stateIs, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_RESERVATION_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-reservation-'))
let station: StationProcess
let server: HospitalServer
let a: Side
let number = ''
let id = ''

interface Books {
  readonly messages: readonly { readonly message: { readonly kind: string; readonly head: Readonly<Record<string, string>>; readonly lines: readonly Readonly<Record<string, string>>[] }; readonly times: number }[]
}
const messages = async (): Promise<Books['messages']> => (await station.tell<Books>('state')).messages.filter(({ message }) => message.kind.startsWith('reservation'))
const head = () => a.tech.by('reservation-head')

test.describe.configure({ mode: 'serial' })
test.setTimeout(150_000)

test.beforeAll(async () => {
  station = await StationProcess.start(1)
  server = await HospitalServer.open(station.env)
  a = await openSide({ server, folder: join(out, 'a'), numbers: new Map(), start: (cable) => launchBench({ practice: 'full', env: { HEMOBENCH_SERVER: cable.url, HEMOBENCH_ENROL: server.tool('enrol', '配血台 1'), HEMOBENCH_ENROL_NAME: '配血台 1' } }) })
  await a.tech.signIn('T1001', '1001')
  await stateIs(a, 'online')
})

test.afterAll(async () => {
  if (a !== undefined) await closeSide(a)
  await server?.close()
  await station?.close()
})

test('R01 stock and use are shown with every number of a suggestion, and it becomes a draft that a person completes', async () => {
  const { tech } = a
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-reservations').click()
  await look(a, 'empty')
  await tech.by('reservations-outlook').click()
  await tech.page.getByLabel('每种保底').fill('12')
  await expect(tech.by('outlook-take')).toBeEnabled()
  await look(a, 'outlook')
  await tech.by('outlook-take').click()
  await expect(tech.by('line-0')).toBeVisible()
  await expect(tech.by('reservation-save')).toBeDisabled()
  await tech.page.keyboard.press('Escape')
  await tech.by('new-reservation').click()
  await tech.page.getByLabel('需用时间').fill('2031-01-05T08:00')
  await tech.page.getByLabel('用途').fill('择期手术')
  for (const [i, quantity] of ['4', '6'].entries()) {
    await tech.by('add-line').click()
    const line = tech.by(`line-${i}`)
    await line.getByLabel('ABO').selectOption(i === 0 ? 'O' : 'AB')
    await line.getByLabel('数量').fill(quantity)
  }
  await tech.by('reservation-urgent').click()
  await look(a, 'editor')
  await tech.by('reservation-save').click()
  await expect(head()).toHaveAttribute('data-state', 'draft')
  number = (await tech.page.getByRole('heading', { level: 1 }).textContent())?.split('· ')[1] ?? ''
  id = (await tech.ask('reservations.list', { text: '' })).reservations.find((r) => r.number === number)?.id ?? ''
  expect(id).not.toBe('')
})

test('R01 submitted while nobody answers it waits with its age, and goes out once when the station is back', async () => {
  const { tech } = a
  await station.tell('faults', { silent: 1 })
  await tech.by('reservation-submit').click()
  await expect(head()).toHaveAttribute('data-pending', 'submit')
  await expect(head()).toHaveAttribute('data-message', 'waiting', { timeout: 40_000 })
  await look(a, 'waits')
  expect(await messages()).toEqual([])
  // Nobody orders twice: neither here again nor by a change while the first is not answered.
  expect(await refusal(a, 'reservations.submit', { commandId: crypto.randomUUID(), reservationId: id })).toContain('reservations.not-a-draft')
  await station.tell('faults', { silent: 0, lostReply: 0.5 })
  await expect(head()).toHaveAttribute('data-pending', '', { timeout: 90_000 })
  await station.tell('faults', { lostReply: 0 })
  const sent = await messages()
  expect(sent.map(({ message }) => [message.kind, message.head['预约单号'], message.head['紧急'], message.lines.map((l) => [l['ABO'], l['数量']])])).toEqual([['reservation', number, '1', [['3', '4'], ['4', '6']]]])
})

test('R01 it is changed as a whole, and the station hears the change after the order', async () => {
  const { tech } = a
  await tech.by('reservation-edit').click()
  await tech.by('line-1').getByLabel('数量').fill('8')
  await tech.by('reservation-save').click()
  await expect.poll(async () => (await messages()).map(({ message }) => message.kind), { timeout: 40_000 }).toEqual(['reservation', 'reservation-amend'])
  await expect(head()).toHaveAttribute('data-pending', '', { timeout: 40_000 })
})

test('R02 the answer rings, stands line by line with its history, and what contradicts itself is named and changes nothing', async () => {
  const { tech } = a
  await tech.go('F2')
  const say = (feedback: string, lines: readonly Readonly<Record<string, string>>[]): Promise<unknown> => station.tell('announce', { kind: 'reservation-feedback', number: feedback, head: { 预约单号: number }, lines })
  await say('YF1', [{ 行号: '1', 处理结果: '接受', 数量: '4' }, { 行号: '2', 处理结果: '部分', 数量: '3', 原因: '库存不足', 预计时间: '2031-01-04 10:00' }])
  await expect(tech.by('news-station')).toHaveAttribute('data-count', '1', { timeout: 40_000 })
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-reservations').click()
  await expect(tech.by(`reservation-${number}`)).toHaveAttribute('data-unseen', 'true')
  await look(a, 'list')
  await tech.by('reservations-week').click()
  await tech.picture('week')
  await tech.by('reservations-week').click()
  await tech.by(`reservation-${number}`).dblclick()
  await expect(tech.by('line-answer-1')).toHaveAttribute('data-answer', 'accepted')
  await expect(tech.by('line-answer-2')).toHaveAttribute('data-answer', 'partly')
  await look(a, 'answered')
  await expect(tech.by('news-station')).toBeHidden()
  await say('YF2', [{ 行号: '1', 处理结果: '部分', 数量: '4' }, { 行号: '2', 处理结果: '已发', 数量: '3' }])
  await expect(tech.by('line-answer-2')).toHaveAttribute('data-answer', 'shipped', { timeout: 40_000 })
  await expect(tech.by('line-answer-1')).toHaveAttribute('data-answer', 'accepted')
  await expect(tech.page.getByText('第 1 行的答复自相矛盾', { exact: false })).toBeVisible()
})

test('R02 the dispatch that fills it is linked; then it is too late to withdraw', async () => {
  const { tech } = a
  const dispatch = await station.tell<{ readonly number: string }>('dispatch', { count: 2, head: { 预约单号: number } })
  await expect(tech.by(`linked-${dispatch.number}`)).toBeVisible({ timeout: 40_000 })
  await look(a, 'linked')
  await expect(tech.by('reservation-withdraw')).toBeHidden()
  expect(await refusal(a, 'reservations.withdraw', { commandId: crypto.randomUUID(), reservationId: id, reason: 'x' })).toContain('reservations.too-late')
})

test('R01 another one is withdrawn in time, and the station hears why', async () => {
  const { tech } = a
  const other = crypto.randomUUID()
  const body = { neededBy: '2031-02-01T00:00:00.000Z', urgent: false, purpose: '常规库存', lines: [{ productCode: 'D1002', abo: 'A' as const, rhd: 'pos' as const, quantity: 4, unit: 'U' as const }] }
  await tech.ask('reservations.save', { commandId: crypto.randomUUID(), reservationId: other, number: 'Y-2', ...body })
  await tech.ask('reservations.submit', { commandId: crypto.randomUUID(), reservationId: other })
  const found = async () => (await tech.ask('reservations.one', { reservationId: other })).found
  await expect.poll(async () => (await found()).pending, { timeout: 40_000 }).toBe(null)
  await tech.ask('reservations.withdraw', { commandId: crypto.randomUUID(), reservationId: other, reason: '手术取消' })
  await expect.poll(async () => (await found()).state, { timeout: 40_000 }).toBe('withdrawn')
  expect((await messages()).at(-1)?.message).toMatchObject({ kind: 'reservation-withdraw', head: { 预约单号: 'Y-2', 用途: '手术取消' } })
})
