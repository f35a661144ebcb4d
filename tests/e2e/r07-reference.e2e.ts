/**
 * R07 in the real Electron with a real server and the practice station: a tube and bags are referred by scan, nothing is lifted by that; the station's message lets
 * one bag go to that patient and stops another for good; a letter is entered by two people.
 *
 * Pictures go to HEMOBENCH_REFERENCE_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import { instant, shanghaiText } from '../../src/shared/kernel/time.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, idOf, importOn, look, numberAll, offer, openSide, receive, setUpDevices, signIssue, stateIs, unitStateOn, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_REFERENCE_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-reference-'))
const dispatch = generateDispatch({ seed: 4207, count: 3, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }], products: ['D1002'] })
const REQUEST = 'REQ26110009'
let station: StationProcess
let server: HospitalServer
let a: Side
let number = ''

const bag = (i: number) => {
  const found = dispatch.bags[i]
  if (found === undefined) throw new Error(`no bag ${i}`)
  return found
}
interface Books {
  readonly messages: readonly { readonly message: { readonly kind: string; readonly head: Readonly<Record<string, string>>; readonly lines: readonly Readonly<Record<string, string>>[] } }[]
}

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

test.beforeAll(async () => {
  station = await StationProcess.start(7)
  server = await HospitalServer.open(station.env)
  a = await openSide({ server, folder: join(out, 'a'), numbers: new Map(), start: (cable) => launchBench({ practice: 'full', env: { HEMOBENCH_SERVER: cable.url, HEMOBENCH_ENROL: server.tool('enrol', '配血台 1'), HEMOBENCH_ENROL_NAME: '配血台 1' } }) })
  await a.tech.signIn('T1001', '1001')
  await stateIs(a, 'online')
  await setUpDevices(a)
  await importOn(a, dispatch, join(out, 'dispatch.csv'))
  await receive(a, dispatch.bags)
  await numberAll(a, dispatch.bags)
})

test.afterAll(async () => {
  if (a !== undefined) await closeSide(a)
  await server?.close()
  await station?.close()
})

test('R07 a tube and bags are referred by scan; the station is told without a name, and nothing is lifted by that', async () => {
  const { tech } = a
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-references').click()
  await tech.by('new-referral').click()
  expect(await tech.scan(encodeDin(bag(0).din))).toMatchObject({ kind: 'attention' })
  expect(await tech.scan(REQUEST)).toMatchObject({ kind: 'accept' })
  for (const one of dispatch.bags) expect(await tech.scan(encodeDin(one.din))).toMatchObject({ kind: 'accept' })
  await tech.page.getByLabel('送检原因').fill('本院配血不合')
  await look(a, 'new')
  await tech.by('referral-submit').click()
  await expect(tech.by('referral-head')).toHaveAttribute('data-state', 'open')
  number = (await tech.page.getByRole('heading', { level: 1 }).textContent())?.split('· ')[1] ?? ''
  await tech.by('referral-courier').click()
  await tech.page.getByLabel('交接人').fill('练习送检员')
  await tech.by('courier-save').click()
  await expect(tech.page.getByText('已登记交接', { exact: false })).toBeVisible()
  await expect(tech.by('referral-head')).toHaveAttribute('data-message', 'accepted', { timeout: 40_000 })
  const sent = (await station.tell<Books>('state')).messages.filter(({ message }) => message.kind === 'referral')
  expect(sent).toHaveLength(1)
  expect(sent[0]?.message.lines.map((l) => l['献血码'])).toEqual(dispatch.bags.map((b) => b.din))
  expect(JSON.stringify(sent)).not.toContain('练习送检员')
  const { patient } = await tech.ask('testing.request', { requestId: (await tech.ask('testing.requests', { open: true })).requests.find((r) => r.number === REQUEST)?.id ?? '' })
  expect(JSON.stringify(sent)).not.toContain(patient.name)
  await look(a, 'referred')
  expect(await offer(a, REQUEST, bag(0))).toMatchObject({ kind: 'refuse', code: 'issuing.crossmatch-missing' })
})

test('R07 the message of the station lets its bag go to its patient, and stops the incompatible one for good', async () => {
  const { tech } = a
  await station.tell('announce', { kind: 'reference-result', number: 'PX1', head: { 送检单号: number, 发布时间: shanghaiText(instant(Date.now() - 60_000)) }, lines: [{ 献血码: bag(0).din, 配型结果: '相合' }, { 献血码: bag(1).din, 配型结果: '不合' }], attached: [{ name: '配型报告.pdf', base64: Buffer.from('%PDF-1.7 report').toString('base64') }] })
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-references').click()
  await tech.by(`referral-${number}`).dblclick()
  await expect(tech.by(`result-${bag(0).din}`)).toHaveAttribute('data-result', 'compatible', { timeout: 40_000 })
  await expect(tech.by(`result-${bag(1).din}`)).toHaveAttribute('data-result', 'incompatible')
  await expect(tech.by('attachment')).toContainText('配型报告.pdf')
  await look(a, 'half')
  expect(await offer(a, REQUEST, bag(1))).toMatchObject({ kind: 'refuse', code: 'issuing.reference-incompatible' })
  await tech.picture('issue-refused')
  expect((await offer(a, REQUEST, bag(0))).kind).toBe('accept')
  await signIssue(a)
  await expect.poll(unitStateOn(a, bag(0))).toBe('issued')
})

test('R07 a letter is entered by two people, once', async () => {
  const { tech } = a
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-references').click()
  await tech.by(`referral-${number}`).dblclick()
  await tech.by('referral-report').click()
  await tech.page.getByLabel('报告编号').fill('函 77')
  await tech.page.getByLabel('检测时间').fill(shanghaiText(instant(Date.now() - 60_000)).slice(0, 16).replace(' ', 'T'))
  await tech.by(`compatible-${bag(2).din}`).click()
  await look(a, 'letter')
  await tech.by('report-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('referral-head')).toHaveAttribute('data-state', 'answered')
  await look(a, 'answered')
  await tech.by('referral-print').click()
  await expect(tech.page.getByText('已生成 slips/referral', { exact: false })).toBeVisible()
  const { found, bags } = await tech.ask('references.one', { referralId: (await tech.ask('references.list', {})).referrals.find((r) => r.number === number)?.id ?? '' })
  expect(found.answered).toBe(3)
  expect(bags.find((b) => b.unit?.din === bag(2).din)?.results).toMatchObject([{ source: 'letter', enteredByName: '练习甲', checkedByName: '练习乙' }])
  expect(await idOf(a, bag(2))).not.toBe('')
  expect(await offer(a, REQUEST, bag(2))).toMatchObject({ kind: 'accept' })
})
