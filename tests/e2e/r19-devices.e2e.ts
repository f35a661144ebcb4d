/**
 * The device page, worked as a person works it: a serial scanner whose raw bytes are looked at, a TSPL printer that says what is
 * wrong with it, a folder that takes labels as PDF files, and the search for HID scanners (there is none where tests run).
 *
 * With HEMOBENCH_DEVICES_OUT its pictures are kept there.
 */
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { TsplSink } from '../simulators/tspl-sink.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_DEVICES_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-devices-'))
const labels = join(mkdtempSync(join(tmpdir(), 'hemobench-labels-')), 'labels')
let bench: Bench
let tech: Technician
let sink: TsplSink
let scanner: VirtualScanner

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  scanner = await VirtualScanner.plug()
  sink = await TsplSink.listen()
  bench = await launchBench({ practice: 'shift' })
  await expect(bench.page.getByTestId('sign-in')).toBeVisible()
  tech = new Technician(bench.page, scanner, out)
  await tech.signIn('T1001', '1001')
  await tech.go('F8')
  await tech.by('tab-devices').click()
})

test.afterAll(async () => {
  await bench?.close()
  await sink?.close()
  await scanner?.dispose()
})

const dialog = () => tech.page.getByRole('dialog')
const stateOf = (id: string) => tech.by(`device-${id}`).locator('[data-device-state]')

async function save(): Promise<void> {
  await tech.by('save-device').click()
  await expect(dialog()).toHaveCount(0)
}

test('R19 the raw bytes of a scanner are shown as they come, with what cannot be seen', async () => {
  await tech.by('add-scanner').click()
  await dialog().getByLabel('串口', { exact: false }).last().fill(scanner.path)
  await save()
  await expect(stateOf('scanner-1')).toHaveAttribute('data-device-state', 'ready')
  await tech.by('test-device-scanner-1').click()
  await expect(tech.by('live-bytes-scanner-1')).toBeVisible()
  // The first look begins the watch.
  await expect(async () => {
    scanner.scan(`=%5100 ${Date.now()}`, '\r\n')
    await expect(tech.by('live-bytes-scanner-1')).toContainText('<CR><LF>', { timeout: 700 })
  }).toPass()
  await expect(tech.by('live-bytes-scanner-1')).toContainText('3d 25 35 31 30 30')
  await expect(tech.by('live-scans-scanner-1')).toContainText('=%5100')
  await tech.picture('scanner-bytes')
  await scanner.unplug()
  await expect(stateOf('scanner-1')).toHaveAttribute('data-device-state', 'unplugged')
  await expect(tech.by('device-to-do-scanner-1')).toHaveText('请插好扫描枪，插上后自动恢复。')
  await scanner.replug()
  await expect(stateOf('scanner-1')).toHaveAttribute('data-device-state', 'ready')
  await tech.by('test-device-scanner-1').click()
})

test('R19 a TSPL printer at 300 dpi is added, prints its test label, and says what to do when it has no paper', async () => {
  await tech.by('add-printer').click()
  await dialog().getByRole('radio', { name: /网络标签打印机（TSPL）/ }).click()
  await dialog().getByLabel('打印机地址', { exact: false }).fill(sink.host)
  await dialog().getByLabel('端口', { exact: false }).fill(String(sink.port))
  await dialog().getByRole('radio', { name: '300 dpi' }).click()
  await tech.picture('printer-dialog')
  await save()
  await expect(stateOf('printer-1')).toHaveAttribute('data-device-state', 'ready')
  await tech.by('test-device-printer-1').click()
  await expect(tech.by('test-result-printer-1')).toContainText('打印机已打印完测试标签')
  expect(sink.labels[0]).toMatchObject({ gapMm: 2, bitmap: { height: 472 } })
  sink.set({ paperOut: true })
  await tech.by('test-device-printer-1').click()
  await expect(tech.by('test-result-printer-1')).toContainText('缺纸')
  await expect(tech.by('device-to-do-printer-1')).toContainText('请装标签纸')
  await tech.picture('paper-out')
  sink.set({ paperOut: false })
})

test('R19 a folder takes labels as PDF files', async () => {
  await tech.by('add-printer').click()
  await dialog().getByRole('radio', { name: /PDF 文件夹/ }).click()
  await dialog().getByLabel('文件夹', { exact: false }).last().fill('labels')
  await expect(dialog()).toContainText('请写完整路径')
  await dialog().getByLabel('文件夹', { exact: false }).last().fill(labels)
  await save()
  await expect(stateOf('printer-2')).toHaveAttribute('data-device-state', 'ready')
  await tech.by('test-device-printer-2').click()
  await expect(tech.by('test-result-printer-2')).toContainText('测试标签已写成 PDF 文件')
  const [file = ''] = readdirSync(labels)
  expect(readFileSync(join(labels, file)).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('R19 where no HID scanner is plugged in, the page says what to do', async () => {
  await tech.by('add-hid').click()
  await expect(dialog()).toContainText(/没有找到 HID 设备|本机不能列出 HID 设备|HID 设备/)
  await tech.picture('hid-dialog')
  await tech.page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
  await tech.picture('devices')
})
