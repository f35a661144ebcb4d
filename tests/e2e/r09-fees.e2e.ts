/**
 * R09 in the real Electron with a real server and the practice station: the station's bill comes by the gateway and as a file, with every kind of
 * difference; each is explained, two people sign, the month never changes, and the spreadsheet that is exported says the same.
 *
 * Pictures go to HEMOBENCH_FEES_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import readXlsx from 'read-excel-file/universal'
import { yuanOfFen } from '../../src/shared/domain/fees/money.ts'
import { monthOf } from '../../src/shared/domain/fees/price.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import type { CallOutput } from '../../src/shared/ipc/contract.ts'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, look, openSide, refusal, setUpDevices, stateIs, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_FEES_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-fees-'))
const month = monthOf(instant(Date.now()))
let station: StationProcess
let server: HospitalServer
let a: Side
type Month = CallOutput<'fees.month'>
const now = (): Promise<Month> => a.tech.ask('fees.month', { month })
const verdicts = async (): Promise<Readonly<Record<string, number>>> => (await now()).total.verdicts

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

test.beforeAll(async () => {
  station = await StationProcess.start(9)
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

test('R09 what came is expected bag by bag, at the price of its day, before the station has billed anything', async () => {
  const { tech } = a
  await tech.page.keyboard.press('Control+b')
  await tech.by('station-tab-fees').click()
  await expect(tech.by(`month-${month}`)).toContainText('没有对账单')
  await look(a, 'months')
  const { rows, total } = await now()
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.every((r) => r.verdict === 'received-not-billed')).toBe(true)
  expect(total.expectedFen).toBe(rows.reduce((sum, r) => sum + r.expectedFen, 0))
  await tech.by('fee-prices').click()
  await tech.by('price-add').click()
  await tech.page.getByLabel('产品码（前五位）').fill((rows[0]?.productCode ?? '').slice(0, 5))
  await tech.page.getByLabel('从哪天起').fill(`${month}-01`)
  await tech.page.getByLabel('每袋价格（元）').fill('1.005')
  await expect(tech.by('price-save')).toBeDisabled()
  await tech.page.getByLabel('每袋价格（元）').fill('211.50')
  await look(a, 'price')
  await tech.by('price-save').click()
  await expect(tech.page.getByText('价格已保存', { exact: false })).toBeVisible()
  expect((await now()).rows.find((r) => r.key === rows[0]?.key)?.expectedFen).toBe(21_150)
  await tech.page.keyboard.press('Escape')
})

test('R09 a bill with a fault is not taken; a right one names every difference', async () => {
  const { tech } = a
  const { rows } = await now()
  const line = (r: Month['rows'][number] | undefined, fen: number): string => `${r?.din ?? ''},${r?.productCode ?? ''},${r?.dispatchNumber ?? ''},${yuanOfFen(fen)}`
  const head = '献血码,血液产品码,发血单号,金额'
  // Bag 0 dearer, bag 1 twice, bag 2 not billed, one that never came, a credit for nothing; the others as expected.
  const bill = [line(rows[0], (rows[0]?.expectedFen ?? 0) + 550), line(rows[1], rows[1]?.expectedFen ?? 0), line(rows[1], rows[1]?.expectedFen ?? 0), ...rows.slice(3).map((r) => line(r, r.expectedFen)), `A999926999001,${rows[0]?.productCode ?? ''},FX0,100.00`, `A999926999002,${rows[0]?.productCode ?? ''},FX0,-50.00`]
  const faulty = join(out, 'faulty.csv')
  writeFileSync(faulty, [head, ...bill, 'A99,E0000V00,FX1,一百'].join('\n'))
  const right = join(out, '对账单 11.csv')
  writeFileSync(right, [head, ...bill].join('\n'))
  await tech.page.getByRole('row').filter({ hasText: month }).dblclick()
  await tech.by('fees-import').click()
  await tech.by('statement-file').setInputFiles(faulty)
  await expect(tech.by('statement-seen')).toContainText('2 处错误')
  await expect(tech.by('statement-take')).toBeDisabled()
  await look(a, 'faulty')
  await tech.by('statement-file').setInputFiles(right)
  await expect(tech.by('statement-seen')).toContainText(`${bill.length} 行`)
  await tech.by('statement-take').click()
  await expect(tech.page.getByText(`已收入 ${bill.length} 行`, { exact: false })).toBeVisible()
  expect(await verdicts()).toMatchObject({ equal: rows.length - 3, 'price-differs': 1, 'quantity-differs': 1, 'received-not-billed': 1, 'billed-not-received': 1, 'credited-not-returned': 1 })
  await look(a, 'differences')
})

test('R09 another bill comes by the gateway; one with a wrong total is a question for people', async () => {
  const { rows } = await now()
  const missing = rows.find((r) => r.verdict === 'received-not-billed')
  const lines = [{ 献血码: missing?.din ?? '', 血液产品码: missing?.productCode ?? '', 发血单号: missing?.dispatchNumber ?? '', 金额: yuanOfFen(missing?.expectedFen ?? 0) }]
  await station.tell('announce', { kind: 'statement', number: 'DZ-WRONG', head: { 账期: month, 金额: '1.00' }, lines })
  await station.tell('announce', { kind: 'statement', number: 'DZ-2', head: { 账期: month }, lines })
  await expect.poll(async () => (await verdicts())['received-not-billed'] ?? 0, { timeout: 30_000 }).toBe(0)
  const { findings } = await a.tech.ask('station.state', { all: false })
  expect(findings.map((f) => [f.source, f.problem.includes('total-differs')])).toEqual([['statement DZ-WRONG', true]])
})

test('R09 nobody signs while a difference is not explained; then two sign, and the month never changes', async () => {
  const { tech } = a
  await expect(tech.by('fees-sign')).toBeDisabled()
  for (let left = 4; left > 0; left -= 1) {
    await tech.page.keyboard.press('1')
    await tech.by('fee-explain').click()
    await tech.page.getByLabel('原因').fill(`已与血站核实（${left}）`)
    if (left === 4) await look(a, 'explain')
    await tech.by('explain-save').click()
    await expect(tech.page.getByText('已记下 1 处说明', { exact: false })).toBeVisible()
    await expect.poll(async () => (await now()).rows.filter((r) => r.verdict !== 'equal' && r.explanation === null).length).toBe(left - 1)
  }
  await tech.page.keyboard.press('2')
  await expect(tech.by('fees-sign')).toBeEnabled()
  await tech.by('fees-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('fee-sums')).toHaveAttribute('data-signed', 'true')
  await look(a, 'signed')
  const [row] = (await now()).rows
  expect(await refusal(a, 'fees.explain', { commandId: crypto.randomUUID(), month, rowKeys: [row?.key ?? ''], text: 'x' })).toContain('fees.month-signed')
  expect(await refusal(a, 'fees.savePrice', { commandId: crypto.randomUUID(), productCode: 'E0001', fromDay: `${month}-02`, priceFen: 1 })).toContain('fees.month-signed')
})

test('R09 the spreadsheet and the paper say what the screen says', async () => {
  const { tech } = a
  const view = await now()
  const { bytes, fileName } = await tech.ask('fees.export', { month })
  expect(fileName).toBe(`费用核对-${month}.xlsx`)
  const file = join(out, 'month.xlsx')
  writeFileSync(file, Buffer.from(Object.values(bytes as unknown as Record<string, number>)))
  const read = (await readXlsx(Uint8Array.from(readFileSync(file)).buffer)) as unknown as { readonly data: unknown[][] }[]
  const data = read[0]?.data ?? []
  const start = data.findIndex((r) => r[0] === '献血码') + 1
  expect(data.slice(start).map((r) => [r[0], Math.round(Number(r[5]) * 100), Math.round(Number(r[6]) * 100)])).toEqual(view.rows.map((r) => [r.din, r.expectedFen, r.billedFen]))
  await tech.by('fees-print').click()
  await expect(tech.page.getByText('已生成 reports/fees-', { exact: false })).toBeVisible()
  await tech.picture('printed')
})
