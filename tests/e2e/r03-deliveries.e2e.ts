/**
 * A note that comes in boxes and in parts: the temperature of each box, a box that was too warm, a checked box taken in whole, and bags that were
 * missing and come with the second delivery. With HEMOBENCH_DELIVERIES_OUT its pictures are kept there.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { axeFaults } from './support/axe-faults.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_DELIVERIES_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-deliveries-'))
const note = generateDispatch({ seed: 4303, count: 6, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }], products: ['D1002'] })
const bag = (i: number): string => note.bags[i]?.compound ?? ''
let bench: Bench
let tech: Technician
let scanner: VirtualScanner

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  scanner = await VirtualScanner.plug()
  bench = await launchBench({ practice: 'shift' })
  tech = new Technician(bench.page, scanner, out)
  await tech.signIn('T1001', '1001')
  await tech.ask('ops.saveDevice', { device: { id: 'scanner-1', kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
})
test.afterAll(async () => {
  await bench?.close()
  await scanner?.dispose()
})

async function look(name: string): Promise<void> {
  await tech.picture(name)
  expect(await axeFaults(tech.page, name)).toEqual([])
}

async function box(number: string, temperature: string): Promise<void> {
  const dialog = tech.page.getByRole('dialog')
  await tech.page.keyboard.press('b')
  await dialog.getByLabel('箱号').fill(number)
  await dialog.getByLabel('运输箱温度').fill(temperature)
  await tech.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
}

test('R03 the hospital says that a checked box may be taken in whole, and how warm each component may be carried', async () => {
  await tech.go('F8')
  await tech.by('tab-policy').click()
  await tech.page.getByLabel('红细胞 上限').first().fill('8')
  await tech.by('policy-whole-box').click()
  await look('policy')
  await tech.by('save-policy').click()
  await expect(tech.page.getByText('已保存').first()).toBeVisible()
  await expect.poll(async () => (await tech.ask('ops.policy', {})).policy.wholeBox).toBe(true)
})

test('R03 a bag out of a box that was too warm is not accepted: its temperature is what stands against it', async () => {
  // The station says which box each bag is in: the last three are in box 2.
  const rows = dispatchCsv(note).trim().split('\r\n').map((row, i) => `${row},${i === 0 ? '箱号' : i < 4 ? '1' : '2'}`)
  const file = join(mkdtempSync(join(tmpdir(), 'hemobench-deliveries-')), 'note.csv')
  writeFileSync(file, rows.join('\r\n'))
  await tech.go('F3')
  await tech.by('dispatch-file').setInputFiles(file)
  await tech.by('import-confirm').click()
  await expect(tech.by('count-total')).toContainText('6')
  await box('1', '9.5')
  await expect(tech.by('box-1')).toHaveAttribute('data-bad', 'true')
  expect(await tech.scan(bag(0))).toMatchObject({ kind: 'refuse' })
  await expect(tech.page.getByRole('main')).toContainText('运输温度不符')
  await look('too-warm')
  await tech.page.keyboard.press('q')
  await expect(tech.by('count-quarantined')).toHaveText('1')
  await expect(tech.by(`line-${note.bags[0]?.din}`)).toHaveAttribute('data-outcome', 'quarantined')
})

test('R03 what was typed wrongly is corrected before the first bag; in the right box the next bag is accepted', async () => {
  await box('2', '44')
  await expect(tech.by('box-2')).toHaveAttribute('aria-pressed', 'true')
  await tech.page.keyboard.press('c')
  await tech.page.getByRole('dialog').getByLabel('运输箱温度').fill('4.4')
  await tech.page.keyboard.press('Enter')
  await expect(tech.by('box-2')).toContainText('4.4')
  await expect(tech.by('box-2')).toHaveAttribute('data-bad', 'false')
  // K goes on to no box and to the first again; by click to the second.
  await tech.page.keyboard.press('k')
  await expect(tech.by('box-2')).toHaveAttribute('aria-pressed', 'false')
  await tech.by('box-2').click()
  expect((await tech.scan(bag(3))).kind).toBe('accept')
  await expect(tech.by('box-2')).toContainText('1')
})

test('R03 a checked box is taken in whole by two people when the count is that of the list, else not one bag of it', async () => {
  await tech.page.keyboard.press('w')
  const dialog = tech.page.getByRole('dialog')
  await dialog.getByLabel('点到的袋数').fill('3')
  await tech.by('box-whole-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(dialog.getByRole('alert')).toContainText('点数为 3 袋')
  await look('whole-box-count')
  await dialog.getByLabel('点到的袋数').fill('2')
  await tech.by('box-whole-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(dialog).toHaveCount(0)
  await expect(tech.by('count-accepted')).toHaveText('3')
  await look('whole-box')
})

test('R03 bags that are missing come with the second delivery: the note is opened again, and finished again', async () => {
  const finish = async (): Promise<void> => {
    await tech.by('finish').click()
    await tech.picture('finish')
    await tech.by('finish-sign').click()
    await tech.countersign('T1002', '1002')
    await expect(tech.by('dispatch-finished')).toBeVisible()
  }
  await finish()
  await expect(tech.by('count-missing')).toHaveText('2')
  await tech.by('reopen').click()
  await tech.page.getByRole('dialog').getByLabel('原因').fill('第二批到货')
  await look('reopen')
  await tech.page.keyboard.press('Enter')
  await expect(tech.by('count-pending')).toHaveText('2')
  await box('3', '5')
  // This bag says K negative, and its Rh antigens, in its group code.
  expect((await tech.scan(bag(1).replace('=%6200', '=%62A0'))).kind).toBe('accept')
  await finish()
  await expect(tech.by('count-missing')).toHaveText('1')
  await look('finished')
})

test('R03 what a bag says of its antigens stands in words on its page, also in English; the longest life of its product is a field of the dictionary', async () => {
  const [unit] = (await tech.ask('stock.list', { states: ['received'], componentClass: null, abo: null, text: note.bags[1]?.din ?? '', limit: 1 })).units
  expect(await tech.ask('stock.unit', { unitId: unit?.id ?? '' })).toMatchObject({ specialTests: [{ structure: '002', data: 'A' }] })
  await tech.go('F7')
  await tech.scan(encodeDin(note.bags[1]?.din ?? ''))
  await expect(tech.by('special-tests')).toContainText('C-c+E-e+')
  await expect(tech.by('special-tests')).toContainText('K−')
  await tech.by('special-tests').scrollIntoViewIfNeeded()
  await look('antigens')
  await tech.page.getByRole('button', { name: 'English' }).click()
  await look('antigens-english')
  await tech.page.getByRole('button', { name: '中文' }).click()
  await tech.go('F8')
  await tech.by('tab-products').click()
  await tech.page.getByRole('row').filter({ hasText: 'D1002' }).dblclick()
  await expect(tech.page.getByRole('dialog').getByLabel('最长保存期')).toHaveValue('42')
  await look('product')
})
