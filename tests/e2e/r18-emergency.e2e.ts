/**
 * An emergency at the counter, in the real Electron: F12, reason and physician, unknown person, a bag of a wrong group refused, an
 * O bag issued by two people, and its three tasks, which only a grouped sample, a cross-match and the paper can end. The
 * cross-match is incompatible: a critical case opens and is closed in writing by two people.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import type { UnitRow } from '../../src/shared/ipc/contract/rows.ts'
import { addHours, instant } from '../../src/shared/kernel/time.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_EMERGENCY_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-emergency-'))
let bench: Bench
let tech: Technician
let scanner: VirtualScanner

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  scanner = await VirtualScanner.plug()
  bench = await launchBench({ practice: 'full' })
  tech = new Technician(bench.page, scanner, out)
  await tech.signIn('T1001', '1001')
  await tech.ask('ops.saveDevice', { device: { id: 'gun', kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
  await expect.poll(async () => (await tech.ask('ops.status', {})).devices[0]?.state).toBe('ready')
})
test.afterAll(async () => {
  await bench?.close()
  await scanner?.dispose()
})

async function stock(abo: UnitRow['abo']): Promise<UnitRow> {
  const { units } = await tech.ask('stock.list', { states: ['in-stock'], componentClass: 'red-cells', abo, text: '', limit: 1 })
  if (units[0] === undefined) throw new Error(`no red cells ${abo}`)
  return units[0]
}

test('R18 F12, reason, unknown person, bag, two badges: an emergency takes six steps and opens its tasks by itself', async () => {
  const [wrong, right] = [await stock('A'), await stock('O')]
  await tech.go('F2')
  await tech.page.keyboard.press('F12')
  await expect(tech.by('emergency-reason-next')).toBeDisabled()
  await tech.page.waitForTimeout(150)
  await tech.page.keyboard.press('1')
  // A digit waits until no scan can follow it.
  await expect(tech.page.getByRole('radio', { name: /急性大出血/ })).toBeChecked()
  await tech.page.getByLabel('要求紧急用血的医生', { exact: false }).fill('急诊医生')
  await tech.picture('reason')
  await tech.page.keyboard.press('Enter')
  await tech.by('emergency-unknown-unknown').click()
  await expect(tech.by('patient-strip')).toContainText('UNKNOWN-')
  await tech.scan(wrong.selfNumber ?? '')
  const refused = await tech.scan(encodeDin(wrong.din))
  expect([refused.kind, refused.code]).toEqual(['refuse', 'emergency.group-not-universal'])
  await tech.picture('refused')
  await tech.scan(right.selfNumber ?? '')
  const seen = await tech.scan(encodeDin(right.din))
  if (right.rhd === 'pos') {
    expect(seen.kind).toBe('attention')
    await tech.picture('rhd-reason')
    await tech.page.keyboard.press('1')
  }
  await expect(tech.by('emergency-good')).toBeVisible()
  await tech.picture('appearance')
  await tech.page.keyboard.press('Enter')
  await tech.by('emergency-confirm').click()
  await tech.picture('sign')
  await tech.countersign('T1002', '1002')
  await expect(tech.by('emergency-slip')).toBeVisible({ timeout: 15_000 })
  await expect(tech.by(`emergency-state-${right.selfNumber}`)).toHaveAttribute('data-state', 'issued')
  await tech.picture('issued')
  const { tasks } = await tech.ask('tasks.list', { all: false })
  expect(tasks.map((t) => t.kind).toSorted()).toEqual(['emergency-crossmatch', 'emergency-grouping', 'emergency-request-completion'])
  await tech.page.keyboard.press('F2')
  await expect(tech.by('tasks-bar')).toHaveAttribute('data-look', 'work')
  await tech.picture('home')
})

test('R18 the tasks end by their results only: sample, cross-match and paper, each on its screen', async () => {
  const { tasks } = await tech.ask('tasks.list', { all: false })
  const requestId = tasks[0]?.requestId ?? ''
  await tech.page.keyboard.press('F10')
  await expect(tech.by('task-act')).toBeVisible()
  await tech.picture('tasks')
  // The tube comes in at the testing screen; here it is only the result that the task waits for.
  const sign = await tech.ask('identity.sign', { badge: 'T1002', pin: '1002', purpose: 'testing.receiveSample', uses: 1 })
  await tech.ask('testing.receiveSample', {
    commandId: crypto.randomUUID(), sampleId: crypto.randomUUID(), number: 'SMP-EM-0001', requestId, collectedAt: addHours(instant(Date.now()), -1), rejectReason: null,
    group: { abo: 'O', rhd: 'pos' }, antibodyScreen: 'negative', signature: sign.signature
  })
  const row = (kind: string) => tech.page.locator(`[data-row="${tasks.find((t) => t.kind === kind)?.id ?? ''}"]`)
  await row('emergency-grouping').click()
  await expect(tech.by('task-act')).toContainText('SMP-EM-0001')
  await tech.by('task-act').click()
  await expect(row('emergency-grouping')).toHaveCount(0)

  await row('emergency-crossmatch').click()
  await tech.by('task-act').click()
  for (const key of ['6', '8']) {
    // A scanner types faster than a person.
    await tech.page.waitForTimeout(120)
    await tech.page.keyboard.press(key)
  }
  await expect(tech.by('late-match-sign')).toBeEnabled()
  await tech.picture('late-match')
  await tech.page.keyboard.press('F9')
  await expect(tech.page.getByRole('dialog').locator('input[type=password]')).toBeVisible()
  scanner.scan('T1002')
  await expect(tech.page.getByRole('dialog').last().getByLabel('工号', { exact: false }).first()).toHaveValue(/✓/)
  await tech.page.getByRole('dialog').last().locator('input[type=password]').fill('1002')
  await tech.page.keyboard.press('Enter')
  await expect(tech.by('case-close')).toBeVisible()
  await tech.picture('critical-case')

  await tech.by('task-act').click()
  const dialog = tech.page.getByRole('dialog')
  await dialog.getByLabel('申请单号', { exact: false }).fill('REQ26119002')
  await dialog.getByLabel('申请医生', { exact: false }).fill('急诊医生')
  await dialog.getByLabel('签字人', { exact: false }).fill('院总值班')
  await tech.picture('paper')
  await tech.by('paper-save').click()
  await expect(dialog).toHaveCount(0)
  await expect(tech.by('task-act')).toHaveCount(0)
  expect((await tech.ask('tasks.counts', {})).tasks).toBe(0)
})

test('R18 the critical case is acknowledged by one key and closed in writing by two people', async () => {
  await expect(tech.by('case-acknowledge')).toBeVisible()
  await tech.page.keyboard.press('k')
  await expect(tech.by('case-acknowledge')).toHaveCount(0)
  await expect(tech.page.getByText('练习甲 已知晓', { exact: false })).toBeVisible()
  await tech.by('case-close').click()
  await tech.page.getByRole('dialog').getByLabel('结论', { exact: false }).fill('已通知病区停输，复核中')
  await tech.page.keyboard.press('F9')
  await expect(tech.page.getByRole('dialog').locator('input[type=password]')).toBeVisible()
  scanner.scan('T1002')
  await expect(tech.page.getByRole('dialog').last().getByLabel('工号', { exact: false }).first()).toHaveValue(/✓/)
  await tech.page.getByRole('dialog').last().locator('input[type=password]').fill('1002')
  await tech.page.keyboard.press('Enter')
  await expect(tech.by('case-close')).toHaveCount(0)
  await tech.by('tasks-all').click()
  await expect(tech.page.getByText('已通知病区停输')).toBeVisible()
  await tech.picture('closed')
  await tech.page.keyboard.press('F8')
  await tech.by('tab-policy').click()
  await expect(tech.by('save-policy')).toBeVisible()
  await tech.picture('policy')
  expect((await tech.ask('ops.verifyAudit', {})).ok).toBe(true)
})
