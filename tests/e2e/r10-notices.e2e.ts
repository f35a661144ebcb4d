/**
 * R10 in the real Electron with a real server and the practice station: notices arrive and ring, are found by words and read person by person; a recall locks
 * what is in the house at once, says where the issued bag went, stops a bag that comes later, and ends when every bag is accounted for and two people sign.
 *
 * Pictures go to HEMOBENCH_NOTICES_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import type { UnitRow } from '../../src/shared/ipc/contract/rows.ts'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, importOn, look, match, numberAll, offer, openSide, receive, setUpDevices, signIssue, stateIs, unitStateOn, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_NOTICES_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-notices-'))
const dispatch = generateDispatch({ seed: 4210, count: 3, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }], products: ['D1002'] })
const later = generateDispatch({ seed: 4211, count: 1, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }], products: ['D1002'] })
let station: StationProcess
let server: HospitalServer
let a: Side

const bagOf = (of: typeof dispatch, i: number) => {
  const bag = of.bags[i]
  if (bag === undefined) throw new Error(`no bag ${i}`)
  return bag
}
const unit = async (i: number): Promise<UnitRow | undefined> => (await a.tech.ask('stock.list', { states: ['in-stock', 'quarantined', 'issued'], componentClass: null, abo: null, text: bagOf(dispatch, i).din, limit: 1 })).units[0]

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

test.beforeAll(async () => {
  station = await StationProcess.start(10)
  server = await HospitalServer.open(station.env)
  a = await openSide({ server, folder: join(out, 'a'), numbers: new Map(), start: (cable) => launchBench({ practice: 'full', env: { HEMOBENCH_SERVER: cable.url, HEMOBENCH_ENROL: server.tool('enrol', '配血台 1'), HEMOBENCH_ENROL_NAME: '配血台 1' } }) })
  await a.tech.signIn('T1001', '1001')
  await stateIs(a, 'online')
  await setUpDevices(a)
})

test.afterAll(async () => {
  if (a !== undefined) await closeSide(a)
  await server?.close()
  await station?.close()
})

test('R10 a notice arrives by itself, rings on every screen, is found by a word of it and read by name', async () => {
  const { tech } = a
  await station.tell('announce', { kind: 'notice', number: 'TZ1', head: { 通知类型: '假期', 标题: '元旦假期供血安排', 内容: '12 月 30 日前请完成预约。\n假期只供急救用血。', 发布时间: '2026-11-24 09:00' }, lines: [], attached: [{ name: '放假安排.pdf', base64: Buffer.from('%PDF-1.7 annex').toString('base64') }] })
  await station.tell('announce', { kind: 'notice', number: 'TZ2', head: { 通知类型: '短缺', 标题: 'O 型红细胞偏紧', 内容: '请按需申请。', 发布时间: '2026-11-25 08:00' }, lines: [] })
  await expect(tech.by('news-station')).toHaveAttribute('data-count', '2', { timeout: 40_000 })
  await tech.picture('bell')
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-notices').click()
  await expect(tech.by('notice-TZ1')).toHaveAttribute('data-read', 'false')
  await look(a, 'notices')
  await tech.page.getByLabel('查找（标题、内容、编号）').fill('急救')
  await expect(tech.by('notice-TZ2')).toBeHidden()
  await tech.by('notice-TZ1').dblclick()
  await expect(tech.by('attachment')).toContainText('放假安排.pdf')
  await look(a, 'notice')
  await tech.by('notice-mark').click()
  await expect(tech.by('notice-TZ1')).toHaveAttribute('data-read', 'true')
  await expect(tech.by('news-station')).toHaveAttribute('data-count', '1')
  await tech.page.getByLabel('查找（标题、内容、编号）').fill('没有这个词')
  await expect(tech.page.getByText('没有找到')).toBeVisible()
  await tech.page.getByLabel('查找（标题、内容、编号）').fill('')
})

test('R10 a recall locks what is in the house at once and says where the issued bag went', async () => {
  const { tech } = a
  await importOn(a, dispatch, join(out, 'dispatch.csv'))
  await receive(a, dispatch.bags)
  await numberAll(a, dispatch.bags)
  await match(a, 'REQ26110001', [bagOf(dispatch, 0)])
  expect((await offer(a, 'REQ26110001', bagOf(dispatch, 0))).kind).toBe('accept')
  await signIssue(a)
  await expect.poll(unitStateOn(a, bagOf(dispatch, 0))).toBe('issued')
  const lines = [bagOf(dispatch, 0), bagOf(dispatch, 1), bagOf(later, 0)].map(({ din }) => ({ 献血码: `=${din}00` }))
  await station.tell('announce', { kind: 'notice', number: 'ZH1', head: { 通知类型: '召回', 标题: '献血者补报病史', 内容: '请立即停用。', 发布时间: '2026-11-25 09:00' }, lines })
  await expect.poll(unitStateOn(a, bagOf(dispatch, 1)), { timeout: 40_000 }).toBe('quarantined')
  expect((await unit(1))?.quarantineReason).toBe('recalled')
  expect((await unit(2))?.state).toBe('in-stock')
  await expect(tech.by('news-station')).toHaveAttribute('data-count', '3')
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-notices').click()
  await tech.by('recalls').click()
  await tech.by('recall-ZH1').dblclick()
  await expect(tech.by(`recall-line-${bagOf(dispatch, 0).din}`)).toHaveAttribute('data-done', 'false')
  await look(a, 'recall')
  const { recalls } = await tech.ask('notices.recalls', {})
  const { lines: found } = await tech.ask('notices.recall', { recallId: recalls[0]?.id ?? '' })
  expect(new Map(found.map((l) => [l.din, l.where]))).toEqual(new Map([[bagOf(dispatch, 0).din, 'issued'], [bagOf(dispatch, 1).din, 'locked'], [bagOf(later, 0).din, 'never-here']]))
  expect(found.find((l) => l.where === 'issued')).toMatchObject({ requestNumber: 'REQ26110001' })
  expect((await tech.ask('tasks.list', { all: false })).cases.map((c) => [c.kind, c.severity])).toContainEqual(['recalled-issued', 'critical'])
  await tech.by('recall-letters').click()
  await expect(tech.page.getByText('已生成 1 份', { exact: false })).toBeVisible()
})

test('R10 a bag of the recall that comes later is stopped at the door', async () => {
  const { tech } = a
  await importOn(a, later, join(out, 'later.csv'))
  const seen = await tech.scan(bagOf(later, 0).compound)
  expect(seen.kind).toBe('refuse')
  await expect(tech.page.getByText('血站召回').first()).toBeVisible()
  await look(a, 'later-bag')
})

test('R10 a recall ends when every bag is accounted for and two people sign, and the bags stay out of use', async () => {
  const { tech } = a
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-notices').click()
  await tech.by('recalls').click()
  await tech.by('recall-ZH1').dblclick()
  await expect(tech.by('recall-close')).toBeDisabled()
  await tech.by('recall-select-all').click()
  await expect(tech.by('recall-follow')).toContainText('（2）')
  await tech.by('recall-follow').click()
  await tech.page.getByLabel('去向和处理').fill('已电话通知病区，未输注，均已封存')
  await look(a, 'follow-up')
  await tech.by('follow-save').click()
  await expect(tech.by('recall-close')).toBeEnabled()
  await tech.by('recall-close').click()
  await tech.page.getByLabel('结论').fill('已全部追回')
  await tech.by('close-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('recall-head')).toHaveAttribute('data-state', 'closed')
  await look(a, 'closed')
  expect((await unit(1))?.state).toBe('quarantined')
})
