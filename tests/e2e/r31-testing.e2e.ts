/**
 * The testing bench by keys and scans: a tube without a group waits in its worklist, is grouped with a discrepancy, then
 * clearly; its antibody screen is positive; a bag is re-typed, once as its label says and once not; the aid of the
 * electronic cross-match appears only when it is switched on.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_DEMO_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-testing-'))
let bench: Bench
let tech: Technician
let scanner: VirtualScanner

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  scanner = await VirtualScanner.plug()
  bench = await launchBench({ practice: 'full' })
  tech = new Technician(bench.page, scanner, join(out, 'testing'))
  await tech.signIn('T1001', '1001')
  await tech.ask('ops.saveDevice', { device: { id: 'scanner-1', kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
  await expect(async () => expect((await tech.ask('ops.status', {})).devices.map((d) => d.state)).toContain('ready')).toPass()
})

test.afterAll(async () => {
  await bench?.close()
  await scanner?.dispose()
})

/** Keys as a person types them: a scanner types faster. */
async function keys(list: string): Promise<void> {
  for (const key of list.split(' ')) {
    await tech.page.keyboard.press(key)
    await tech.page.waitForTimeout(70)
  }
}

const outcome = (value: string) => expect(tech.by('grouping-result')).toHaveAttribute('data-outcome', value)

async function signGrouping(): Promise<void> {
  await tech.by('sign-grouping').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.page.getByRole('dialog')).toHaveCount(0)
}

test('R31 a tube is taken in with its label list; one item that differs leaves only rejection', async () => {
  await tech.go('F5')
  await tech.picture('worklist-requests')
  await tech.scan('REQ26110004')
  await expect(tech.by('patient-strip')).toBeVisible()
  await tech.by('receive-sample').click()
  const dialog = tech.page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /床号/ }).click()
  await expect(dialog.getByText('1 项不符', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('radio', { name: /^接收/ })).toBeDisabled()
  await tech.picture('receive-label-differs')
  await dialog.getByRole('checkbox', { name: /床号/ }).click()
  await dialog.getByRole('radio', { name: /^接收/ }).click()
  await dialog.getByLabel('标本管号', { exact: false }).fill('SMP26118004')
  const at = new Date(Date.now() - 62 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16)
  await dialog.getByLabel('采集时间', { exact: false }).fill(at)
  await tech.by('sample-save').click()
  await tech.countersign('T1002', '1002')
  await expect(dialog).toHaveCount(0)
  await expect(tech.by('group-sample')).toBeVisible()
  await tech.picture('request-sample')
  await tech.by('testing-back').click()
  await expect(tech.by('register-request')).toBeVisible()
})

test('R31 the tube waits in the worklist, amber because its 72 h end soon; its scan opens the grouping', async () => {
  await keys('2')
  const row = tech.page.getByRole('row', { name: /SMP26118004/ })
  await expect(row).toHaveAttribute('data-tone', 'attention')
  await tech.picture('worklist-samples')
  await tech.scan('SMP26118004')
  await expect(tech.by('reaction-grid')).toBeVisible()
  await keys('0 W 4 0 4 3 0')
  await outcome('discrepancy')
  await expect(tech.by('grouping-result')).toContainText('正定型凝集弱于 3+')
  await tech.picture('grouping-discrepancy')
  await signGrouping()
  await expect(row).toHaveAttribute('data-tone', 'refuse')
  await tech.picture('grouping-stopped')
})

test('R31 the head of the lab sees why the tube has no group, and that one grouping is not enough to conclude', async () => {
  await tech.scan('REQ26110004')
  await expect(tech.by('conclude-banner')).toContainText('正定型凝集弱于 3+')
  await keys('k')
  await expect(tech.by('conclude-groupings').getByRole('listitem')).toHaveCount(1)
  await keys('4 p Tab')
  await tech.page.getByRole('dialog').getByLabel('依据和理由', { exact: false }).fill('弱凝集，重复检测')
  await tech.picture('conclude-group')
  await tech.page.keyboard.press('F9')
  await tech.countersign('T1002', '1002')
  await expect(tech.page.getByRole('dialog')).toContainText('至少要 2 次')
  await tech.picture('conclude-refused')
  await tech.page.keyboard.press('Escape')
  await expect(tech.page.getByRole('dialog')).toHaveCount(0)
  await tech.by('testing-back').click()
  await keys('2')
})

test('R31 grouped again and clear, the group stands large and is signed; then the screen, positive', async () => {
  await tech.scan('SMP26118004')
  await keys('0 0 4 0 4 3 0')
  await outcome('clear')
  await keys('ArrowUp ArrowLeft')
  await tech.picture('grouping-clear')
  await signGrouping()
  const requests = (await tech.ask('testing.requests', { open: true })).requests
  expect(requests.find((r) => r.number === 'REQ26110004')?.patient).toMatchObject({ abo: 'O', rhd: 'pos' })

  await tech.scan('SMP26118004')
  await expect(tech.by('screen-result')).toBeVisible()
  await keys('0 2 0')
  await expect(tech.by('screen-result')).toHaveAttribute('data-outcome', 'positive')
  await tech.picture('antibody-screen')
  await tech.by('sign-screen').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.page.getByRole('dialog')).toHaveCount(0)
  await keys('3')
  await expect(tech.page.getByRole('row', { name: /REQ26110004/ })).toContainText('抗人球蛋白法')
  await tech.picture('worklist-matches')
})

test('R31 a bag that types as its label stays, one that does not is quarantined at once', async () => {
  const { units } = await tech.ask('stock.list', { states: ['in-stock'], componentClass: 'red-cells', abo: 'A', text: '', limit: 50 })
  const [good, bad] = units.filter((u) => u.rhd === 'pos')
  if (good === undefined || bad === undefined) throw new Error('too few bags')
  await tech.scan(good.selfNumber ?? '')
  await keys('4 0 4 0')
  await outcome('clear')
  await tech.picture('retype-clear')
  await signGrouping()
  await tech.scan(bad.selfNumber ?? '')
  await keys('0 4 4 0')
  await outcome('discrepancy')
  await signGrouping()
  await tech.picture('retype-quarantined')
  expect((await tech.ask('stock.unit', { unitId: bad.id })).unit).toMatchObject({ state: 'quarantined', quarantineReason: 'retype-differs' })
  expect((await tech.ask('stock.unit', { unitId: good.id })).unit.state).toBe('in-stock')
  await keys('4')
  await tech.picture('worklist-done')
})

test('R31 the aid of the electronic cross-match is seen only after it was switched on', async () => {
  await tech.scan('REQ26110001')
  await expect(tech.by('patient-strip')).toBeVisible()
  await expect(tech.page.getByText('电子配血条件', { exact: false })).toHaveCount(0)
  await tech.by('testing-back').click()
  await expect(tech.by('testing-policy')).toBeVisible()
  await tech.page.keyboard.press(',')
  const dialog = tech.page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /电子配血/ }).click()
  await tech.picture('policy')
  await tech.by('save-policy').click()
  await expect(dialog).toHaveCount(0)
  await tech.scan('REQ26110001')
  await expect(tech.page.getByRole('heading', { name: /电子配血条件/ })).toBeVisible()
  await tech.page.getByRole('heading', { name: /电子配血条件/ }).scrollIntoViewIfNeeded()
  await tech.picture('electronic-aid')
})
