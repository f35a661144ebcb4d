/**
 * R08 in the real Electron, with a real server and the practice station as a process: bags are scanned onto a return, locked at once, the station is
 * told also when it was away, one bag leaves by its yes, one is quarantined by its no, one by a letter that two people enter.
 *
 * Pictures go to HEMOBENCH_RETURN_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import type { UnitRow } from '../../src/shared/ipc/contract/rows.ts'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, look, openSide, refusal, setUpDevices, stateIs, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_RETURN_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-return-'))
let station: StationProcess
let server: HospitalServer
let a: Side
let bags: readonly UnitRow[] = []
let number = ''

interface Books {
  readonly messages: readonly { readonly message: { readonly kind: string; readonly head: Readonly<Record<string, string>>; readonly lines: readonly unknown[] } }[]
}
const requests = async (): Promise<Books['messages']> => (await station.tell<Books>('state')).messages.filter(({ message }) => message.kind === 'return-request')
const bag = (i: number): UnitRow => {
  const found = bags[i]
  if (found === undefined) throw new Error(`no bag ${i}`)
  return found
}
const stateOf = async (i: number): Promise<string> => (await a.tech.ask('stock.unit', { unitId: bag(i).id })).unit.state

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

test.beforeAll(async () => {
  station = await StationProcess.start(8)
  server = await HospitalServer.open(station.env)
  a = await openSide({ server, folder: join(out, 'a'), numbers: new Map(), start: (cable) => launchBench({ practice: 'full', env: { HEMOBENCH_SERVER: cable.url, HEMOBENCH_ENROL: server.tool('enrol', '配血台 1'), HEMOBENCH_ENROL_NAME: '配血台 1' } }) })
  await a.tech.signIn('T1001', '1001')
  await stateIs(a, 'online')
  await setUpDevices(a)
  bags = (await a.tech.ask('stock.list', { states: ['in-stock'], componentClass: 'plasma', abo: null, text: '', limit: 10 })).units
})

test.afterAll(async () => {
  if (a !== undefined) await closeSide(a)
  await server?.close()
  await station?.close()
})

test('R08 bags are scanned onto a return and locked at once, although nobody answers at the station', async () => {
  const { tech } = a
  await station.tell('faults', { silent: 1 })
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-returns').click()
  await look(a, 'empty')
  // A slow PC: the first bag is read before the new return stands, and is nevertheless one of it.
  const tools = await tech.page.context().newCDPSession(tech.page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 10 })
  await tech.by('new-return').click()
  expect(await tech.scan(encodeDin(bag(0).din))).toMatchObject({ kind: 'accept' })
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  for (const i of [1, 2]) expect(await tech.scan(encodeDin(bag(i).din))).toMatchObject({ kind: 'accept' })
  expect(await tech.scan(encodeDin(bag(1).din))).toMatchObject({ kind: 'attention' })
  await expect(tech.by('return-submit')).toBeDisabled()
  await tech.page.keyboard.press('1')
  await tech.page.getByLabel('说明').fill('血袋渗漏')
  await look(a, 'new')
  await tech.by('return-submit').click()
  await expect(tech.by('return-head')).toHaveAttribute('data-state', 'open')
  for (const i of [0, 1, 2]) expect(await stateOf(i)).toBe('return-asked')
  const heading = await tech.page.getByRole('heading', { level: 1 }).textContent()
  number = heading?.split('· ')[1] ?? ''
  expect(number).toMatch(/^T\d{8}-[0-9A-F]{4}-1$/)
  await expect(tech.by('return-head')).toHaveAttribute('data-message', 'waiting', { timeout: 30_000 })
  await look(a, 'waits')
  // Locked is locked: it is on no other return, and nobody can hand it out.
  await tech.page.keyboard.press('Escape')
  await tech.by('new-return').click()
  expect(await tech.scan(encodeDin(bag(0).din))).toMatchObject({ kind: 'refuse', code: 'stock.transition-not-allowed' })
  await tech.page.keyboard.press('Escape')
})

test('R08 the station is told once when it is back; by its yes a bag leaves stock, by its no it is quarantined with a case', async () => {
  const { tech } = a
  await station.tell('faults', { silent: 0 })
  await expect.poll(async () => (await requests()).length, { timeout: 60_000 }).toBe(1)
  const [sent] = await requests()
  expect(sent?.message).toMatchObject({ head: { 退血单号: number, 原因: '质量问题：血袋渗漏' } })
  expect(sent?.message.lines).toHaveLength(3)
  await station.tell('announce', { kind: 'return-decision', number: 'TX1', head: { 退血单号: number }, lines: [{ 献血码: bag(0).din, 处理结果: '同意' }, { 献血码: bag(1).din, 处理结果: '不同意', 原因: '超出退血期限' }] })
  await expect.poll(() => stateOf(0), { timeout: 30_000 }).toBe('sent-back')
  expect(await stateOf(1)).toBe('quarantined')
  expect(await stateOf(2)).toBe('return-asked')
  await tech.page.getByRole('row').filter({ hasText: number }).dblclick()
  await expect(tech.by(`line-${bag(1).din}`)).toContainText('超出退血期限')
  await look(a, 'half-answered')
  const { cases } = await tech.ask('tasks.list', { all: false })
  expect(cases.map((c) => c.kind)).toContain('return-refused')
})

test('R08 a photo lies beside the return, is on its way to the server by itself and is looked at on the screen; what is no picture is refused', async () => {
  const { tech } = a
  const photo = await tech.page.screenshot()
  await tech.by('attach-file').setInputFiles({ name: '渗漏.png', mimeType: 'image/png', buffer: photo })
  await expect(tech.by('attachment')).toHaveAttribute('data-where', 'sent', { timeout: 20_000 })
  await tech.by('attach-file').setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="x()"/>') })
  await expect(tech.page.getByRole('alert')).toContainText('page.png')
  await look(a, 'attached')
  await tech.page.keyboard.press('1')
  await expect(tech.by('attachment-picture')).toBeVisible()
  expect(await tech.by('attachment-picture').evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
  await look(a, 'photo')
  await tech.page.keyboard.press('Escape')
  await expect(tech.by('attachment-picture')).toHaveCount(0)
  // It was the wrong one: taken back with a reason, seen by everybody, opened by nobody; the same file attached once more stands again.
  await tech.page.keyboard.press('Delete')
  await expect(tech.by('take-back-confirm')).toBeDisabled()
  await tech.page.keyboard.press('2')
  await look(a, 'take-back')
  await tech.page.keyboard.press('Enter')
  await expect(tech.by('attachment-taken-back')).toContainText('练习甲 撤下：是其他患者的')
  await expect(tech.by('attachment')).toHaveCount(0)
  await look(a, 'taken-back')
  await tech.by('attach-file').setInputFiles({ name: '渗漏.png', mimeType: 'image/png', buffer: photo })
  await expect(tech.by('attachment')).toHaveCount(1)
  await expect(tech.by('attachment-taken-back')).toHaveCount(0)
})

test('R08 a letter of the station is entered by two people, and the note is printed', async () => {
  const { tech } = a
  await tech.by('return-decide').click()
  await tech.page.getByLabel('信函编号').fill('函 2026-11')
  await tech.by(`approve-${bag(2).din}`).click()
  await look(a, 'letter')
  await tech.by('decision-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('return-head')).toHaveAttribute('data-state', 'settled')
  expect(await stateOf(2)).toBe('sent-back')
  await tech.by('return-print').click()
  await expect(tech.page.getByText('已生成 reports/return-note', { exact: false })).toBeVisible()
  await look(a, 'settled')
  expect(await refusal(a, 'returns.bag', { unitId: bag(2).id })).toContain('stock.transition-not-allowed')
})
