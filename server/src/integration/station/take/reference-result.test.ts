import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { recordReferenceResult } from '../../../../../src/shared/commands/testing/record-reference-result.ts'
import { referSample } from '../../../../../src/shared/commands/testing/refer-sample.ts'
import { instant, shanghaiText } from '../../../../../src/shared/kernel/time.ts'
import { runOwn } from '../../../sync/own-command.ts'
import { transaction } from '../../../sync/transaction.ts'
import { STATION_ACTOR } from '../station-actor.ts'
import { stationStage } from '../../../../test-support/station-stage.ts'

const stage = stationStage(7700)

interface Referred {
  readonly number: string
  readonly referralId: string
  readonly patientId: string
  readonly bags: readonly { readonly id: string; readonly din: string; readonly productCode: string }[]
}

/** Bags of the demo hospital that the station was asked to match for one of its patients. */
async function refer(count: number): Promise<Referred> {
  await stage.bench.load()
  const [sample] = stage.bench.all('sample').filter((s) => s['state'] === 'accepted')
  const bags = stage.bench.all('unit').filter((u) => u['state'] === 'in-stock').slice(0, count).map((u) => ({ id: String(u['id']), din: String(u['din']), productCode: String(u['productCode']) }))
  const referralId = uuidv7()
  const number = `S${stage.seed}`
  expect(await stage.bench.run({ command: referSample, payload: { referralId, number, requestId: String(sample?.['requestId']), reason: 'x', unitIds: bags.map((b) => b.id) } })).toMatchObject({ outcome: 'applied' })
  await stage.round()
  return { number, referralId, patientId: String(sample?.['patientId']), bags }
}

const line = (din: string, ok: boolean, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({ 献血码: din, 配型结果: ok ? '相合' : '不合', ...more })
const say = ({ number }: Referred, lines: readonly Readonly<Record<string, string>>[], head: Readonly<Record<string, string>> = {}, answer = `P${stage.seed}`): void =>
  void stage.running.station.announce({ kind: 'reference-result', number: answer, head: { 送检单号: number, ...head }, lines })
const results = async ({ number }: Referred): Promise<string[]> =>
  (await stage.database.pool.query<{ unit_id: string; result: string }>('SELECT unit_id, result FROM reference_match WHERE referral_number = $1', [number])).rows.map((r) => r.result).toSorted()
const stored = async ({ number }: Referred): Promise<Record<string, unknown>[]> => (await stage.database.pool.query('SELECT * FROM reference_match WHERE referral_number = $1', [number])).rows as Record<string, unknown>[]
const ago = (minutes: number): string => shanghaiText(instant(Date.parse(stage.partner.now()) - minutes * 60_000))
const din = (of: Referred, at = 0): string => of.bags[at]?.din ?? ''

test('R07 two bags, two results: each is on record with its tube, and the referral is answered', async () => {
  const of = await refer(2)
  say(of, [line(din(of), true), line(din(of, 1), false)], { 发布时间: ago(1) })
  await stage.round()
  expect(await results(of)).toEqual(['compatible', 'incompatible'])
  const { rows } = await stage.database.pool.query('SELECT state, sample_id FROM reference_referral WHERE number = $1', [of.number])
  expect(rows).toMatchObject([{ state: 'answered' }])
  expect(await stored(of)).toMatchObject([{ sample_id: (rows as Record<string, unknown>[])[0]?.['sample_id'] }, { sample_id: (rows as Record<string, unknown>[])[0]?.['sample_id'] }])
})

test('R07 the report comes with the result and lies beside its referral; what is no PDF or picture stays out and is a question to people', async () => {
  const of = await refer(1)
  const report = Buffer.from('%PDF-1.7 report of the station')
  const attached = [{ name: '配型报告.pdf', base64: report.toString('base64') }, { name: 'run.html', base64: Buffer.from('<script>x()</script>').toString('base64') }]
  stage.running.station.announce({ kind: 'reference-result', number: `P${stage.seed}`, head: { 送检单号: of.number, 发布时间: ago(1) }, lines: [line(din(of), true)], attached })
  await stage.round()
  expect(await results(of)).toEqual(['compatible'])
  const { rows } = await stage.database.pool.query<{ name: string; bytes: Buffer }>('SELECT a.name, b.bytes FROM attachment a JOIN attachment_bytes b ON b.site_id = a.site_id AND b.sha256 = a.sha256 WHERE a.subject = $1', [`referral:${of.referralId}`])
  expect(rows.map((r) => [r.name, r.bytes.toString()])).toEqual([['配型报告.pdf', report.toString()]])
  expect((await stage.questions()).join('\n')).toContain('no PDF, JPEG or PNG')
  // The same document again is nothing new.
  await stage.round()
  expect((await stage.database.pool.query('SELECT 1 FROM attachment WHERE subject = $1', [`referral:${of.referralId}`])).rows).toHaveLength(1)
})

test('R07 one bag twice in one message, said both ways: the gateway goes on, and incompatible wins', async () => {
  const of = await refer(2)
  say(of, [line(din(of), true), line(din(of), false), line(din(of), false), line(din(of), true)], { 发布时间: ago(1) })
  say(of, [line(din(of, 1), false)], { 发布时间: ago(1) }, `P${stage.seed}b`)
  await stage.round()
  expect(await results(of)).toEqual(['compatible', 'incompatible', 'incompatible'])
})

test.each([
  ['a day without a time', () => ago(0).slice(0, 10)],
  ['a time an hour ahead', () => ago(-60)],
  ['a time before the tube was drawn', () => '2026-01-01 08:00'],
  ['a time that nobody can read', () => '昨天下午']
])('R07 an incompatible result with %s stops the bag', async (_what, when) => {
  const of = await refer(1)
  say(of, [line(din(of), false)], { 发布时间: when() })
  await stage.round()
  expect(await results(of)).toEqual(['incompatible'])
})

test.each([
  ['an hour ahead', () => ago(-60), 'references.tested-in-future'],
  ['before the tube was drawn', () => '2026-01-01 08:00', 'references.tested-before-sample'],
  ['that nobody can read', () => '昨天下午', 'testedAt unreadable']
])('R07 a compatible result of a time %s lifts nothing and is a question to people, and an incompatible one beside it stops its bag', async (_what, when, problem) => {
  const of = await refer(2)
  say(of, [line(din(of), true), line(din(of, 1), false)], { 发布时间: when() })
  await stage.round()
  expect(await results(of)).toEqual(['incompatible'])
  expect((await stage.questions()).join('\n')).toContain(problem)
})

test('R07 a day without a time counts from its first moment; the time of the test comes before that of the publication, and the station’s own validity is kept', async () => {
  const of = await refer(2)
  say(of, [line(din(of), true, { 配型时间: ago(3), 有效小时: '24' }), line(din(of, 1), true, { 有效小时: '36' })], { 发布时间: ago(1) })
  await stage.round()
  expect(await stored(of)).toMatchObject([{ valid_hours: 24 }, { valid_hours: 24 }])
  expect((await stored(of)).map((r) => shanghaiText(String(r['tested_at'])).slice(0, 16))).toEqual([ago(3).slice(0, 16), ago(3).slice(0, 16)])
})

test('R07 a validity that cannot be read keeps a compatible result out', async () => {
  const of = await refer(1)
  say(of, [line(din(of), true, { 有效小时: '长期' })], { 发布时间: ago(1) })
  await stage.round()
  expect(await results(of)).toEqual([])
  expect((await stage.questions()).join('\n')).toContain('validHours unreadable')
})

test('R07 an incompatible line is kept although another line of the same answer is known already', async () => {
  const of = await refer(2)
  const payload = { referralId: of.referralId, answerNumber: `P${stage.seed}`, testedAt: new Date(Date.parse(stage.partner.now()) - 60_000).toISOString(), validHours: null, results: [{ unitId: of.bags[0]?.id ?? '', result: 'compatible' as const }] }
  // Stands for the letter under the number of the report, typed before the message came.
  expect(await transaction(stage.database.pool, async (db) => await runOwn(db, stage.partner.ref.siteId, { command: recordReferenceResult, payload, actor: STATION_ACTOR, now: stage.partner.now() }))).toMatchObject({ ok: true })
  say(of, [line(din(of), false), line(din(of, 1), false)], { 发布时间: ago(1) })
  await stage.round()
  expect(await results(of)).toEqual(['compatible', 'incompatible', 'incompatible'])
})

test('R07 an incompatible result for a bag that the patient has already opens a critical case', async () => {
  const of = await refer(1)
  const issueId = uuidv7()
  await stage.database.pool.query(`INSERT INTO issue (site_id, id, version, unit_id, request_id, patient_id, issued_by, checked_by, issued_at, emergency, unknown_patient, conflict) VALUES ('main', $1, 1, $2, 'r', $3, 'a', 'b', $4, false, false, false)`, [issueId, of.bags[0]?.id, of.patientId, stage.partner.now()])
  await stage.database.pool.query(`UPDATE unit SET state = 'issued', issue_id = $2 WHERE id = $1`, [of.bags[0]?.id, issueId])
  say(of, [line(din(of), false)], { 发布时间: ago(1) })
  await stage.round()
  expect(await results(of)).toEqual(['incompatible'])
  const { rows } = await stage.database.pool.query('SELECT kind, severity, unit_id, patient_id FROM exception_case WHERE unit_id = $1', [of.bags[0]?.id])
  expect(rows).toEqual([{ kind: 'incompatible-late-crossmatch', severity: 'critical', unit_id: of.bags[0]?.id, patient_id: of.patientId }])
})
