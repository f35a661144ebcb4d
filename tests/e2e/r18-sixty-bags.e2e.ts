/**
 * The full demo shift: sixty bags read by single, concatenated and compound codes, then every way in which a bag must not
 * go out, each refused with its own code. Bags come from the seeded generator; what is scanned goes over the serial line.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { generateDispatch, type PracticeBag } from '../../src/shared/practice/generate-dispatch.ts'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import { appearanceDefects } from '../../src/shared/domain/issuing/appearance.ts'
import type { CallInput, CallName } from '../../src/shared/ipc/contract.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { PrinterSink } from '../simulators/printer-sink.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_DEMO_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-sixty-'))
const groups = [{ abo: 'A', rhd: 'pos' }, { abo: 'O', rhd: 'pos' }, { abo: 'B', rhd: 'pos' }, { abo: 'A', rhd: 'pos' }] as const
const made = generateDispatch({ seed: 6011, count: 60, now: instant(Date.now()), groups })

let tech: Technician
let bench: Bench
let sink: PrinterSink
let scanner: VirtualScanner
const numbers = new Map<string, string>()
const refused = new Map<string, string>()

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  scanner = await VirtualScanner.plug()
  sink = await PrinterSink.listen()
  bench = await launchBench({ practice: 'shift' })
  tech = new Technician(bench.page, scanner, join(out, 'sixty'))
  await tech.signIn('T1001', '1001')
  await tech.ask('ops.saveDevice', { device: { id: 'scanner-1', kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
  const printer = { id: 'printer-1', kind: 'zpl-tcp-printer', name: '打印机', host: sink.host, port: sink.port }
  await tech.ask('ops.saveDevice', { device: printer } as CallInput<'ops.saveDevice'>)
  const fridgeId = uuidv7()
  await tech.ask('fridges.save', { commandId: uuidv7(), fridge: { id: fridgeId, code: 'BX-01', name: '储血冰箱1', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 200, active: true, homeDeviceId: null } })
  await tech.ask('numbering.saveRange', { commandId: uuidv7(), range: { id: uuidv7(), fridgeId, prefix: 'R', digits: 5, start: 1, end: 9999, reset: 'yearly', lowWater: 10 } })
})

test.afterAll(async () => {
  await bench?.close()
  await sink?.close()
  await scanner?.dispose()
})

/** The codes of a bag as three kinds of scanners give them: one by one, two joined, all in one. */
function scansOf(bag: PracticeBag, i: number): readonly string[] {
  const [din = '', group = '', product = '', expiry = ''] = bag.codes
  if (i % 3 === 0) return [bag.compound]
  return i % 3 === 1 ? [din + group, product + expiry] : [product, din, expiry, group]
}

test('R03 sixty bags are received by single, concatenated and compound codes', async () => {
  const file = join(out, 'sixty.csv')
  writeFileSync(file, dispatchCsv(made))
  await tech.go('F3')
  await tech.by('dispatch-file').setInputFiles(file)
  await tech.by('import-confirm').click()
  await expect(tech.by('count-total')).toContainText('60')
  for (const [i, bag] of made.bags.entries()) {
    let last = ''
    for (const code of scansOf(bag, i)) last = (await tech.scan(code)).kind
    expect([i, last]).toEqual([i, 'accept'])
  }
  await expect(tech.by('count-accepted')).toContainText('60')
  await tech.picture('received')
})

test('R05 all sixty are numbered and printed; fifty-nine are scanned back', async () => {
  await tech.go('F4')
  await tech.by('select-all').click()
  await tech.by('assign-batch').click()
  await expect.poll(() => sink.labels.length, { timeout: 60_000 }).toBe(60)
  const { labelled } = await tech.ask('numbering.work', {})
  for (const unit of labelled) numbers.set(unit.din, unit.selfNumber ?? '')
  expect(new Set(numbers.values()).size).toBe(60)
  for (const bag of made.bags.slice(0, 59)) {
    await tech.scan(number(bag))
    expect((await tech.scan(encodeDin(bag.din))).kind).toBe('accept')
  }
  await tech.picture('scanned-back')
})

const at = (i: number): PracticeBag => {
  const bag = made.bags[i]
  if (bag === undefined) throw new Error(`no bag ${i}`)
  return bag
}
const number = (bag: PracticeBag): string => numbers.get(bag.din) ?? ''

async function unitId(bag: PracticeBag): Promise<string> {
  const { units } = await tech.ask('stock.list', { states: ['received', 'numbered', 'in-stock', 'quarantined', 'issued', 'returned', 'discarded'], componentClass: null, abo: null, text: bag.din, limit: 1 })
  return units[0]?.id ?? ''
}

async function request(of: string): Promise<string> {
  const { requests } = await tech.ask('testing.requests', { open: false })
  return requests.find((r) => r.number === of)?.id ?? ''
}

async function sign(purpose: CallName): Promise<string> {
  return (await tech.ask('identity.sign', { badge: 'T1002', pin: '1002', purpose, uses: 1 })).signature
}

async function match(of: string, bag: PracticeBag, result: 'compatible' | 'incompatible'): Promise<void> {
  await tech.ask('testing.recordCrossmatch', { commandId: uuidv7(), requestId: await request(of), unitId: await unitId(bag), method: 'gel-card', major: result, minor: result, signature: await sign('testing.recordCrossmatch') })
}

/** Leaves whatever is at hand, opens the request by its slip and offers one bag: label, then the bag's own code. */
async function offer(of: string, bag: PracticeBag, codes: { readonly label?: string; readonly din?: string } = {}): Promise<string | null> {
  await tech.go('F6')
  const back = tech.by('issue-back')
  while (await back.isVisible()) {
    await back.click()
    const sure = tech.page.getByRole('dialog').getByRole('button').last()
    if (await sure.isVisible()) await sure.click()
    await tech.page.waitForTimeout(30)
  }
  await tech.scan(of)
  await tech.scan(codes.label ?? number(bag))
  const seen = await tech.scan(codes.din ?? encodeDin(bag.din))
  if (seen.code !== null) refused.set(seen.code, seen.text)
  return seen.kind === 'accept' ? 'accept' : seen.code
}

test('R18 at least twenty forbidden issues are refused, each with its own code', async () => {
  test.setTimeout(120_000)
  // The person, the request, the group, the sample.
  expect(await offer('REQ26110003', at(2))).toBe('issuing.consent-missing')
  expect(await offer('REQ26110004', at(0))).toBe('issuing.recipient-group-unknown')
  expect(await offer('REQ26110005', at(0))).toBe('issuing.rhd-incompatible')
  expect(await offer('REQ26110006', at(0))).toBe('issuing.request-not-approved')
  expect(await offer('REQ26110007', at(0))).toBe('issuing.component-mismatch')
  expect(await offer('REQ26110008', at(0))).toBe('issuing.sample-too-old')
  expect(await offer('REQ26110002', at(0))).toBe('issuing.abo-incompatible')
  expect(await offer('REQ26110009', at(0))).toBe('issuing.crossmatch-missing')
  await match('REQ26110009', at(4), 'incompatible')
  expect(await offer('REQ26110009', at(4))).toBe('issuing.crossmatch-incompatible')

  // The bag.
  expect(await offer('REQ26110001', at(59))).toBe('issuing.label-not-scanned-back')
  expect(await offer('REQ26110001', at(0), { din: encodeDin(at(3).din) })).toBe('issuing.bag-of-other-label')
  await tech.ask('stock.quarantine', { commandId: uuidv7(), unitId: await unitId(at(7)), reason: '渗漏待查' })
  expect(await offer('REQ26110001', at(7))).toBe('issuing.unit-quarantined')
  await tech.ask('stock.discard', { commandId: uuidv7(), unitId: await unitId(at(8)), reason: '破损', signature: await sign('stock.discard') })
  expect(await offer('REQ26110001', at(8))).toBe('issuing.unit-discarded')
  const burned = number(at(11))
  await tech.ask('numbering.spoil', { commandId: uuidv7(), number: burned, reason: '标签打坏' })
  expect(await offer('REQ26110001', at(11), { label: burned })).toBe('numbering.number-burned')

  // What the eye sees: eight items, eight codes.
  await match('REQ26110001', at(0), 'compatible')
  expect(await offer('REQ26110001', at(0))).toBe('accept')
  for (const [i, defect] of appearanceDefects.entries()) {
    await tech.by(`appearance-${i + 1}`).click()
    const panel = tech.page.locator('main [data-verdict=refuse]').first()
    await expect(panel).toContainText(`issuing.appearance-${defect}`)
    refused.set(`issuing.appearance-${defect}`, await panel.innerText())
    await tech.page.keyboard.press('r')
    await expect(tech.by('appearance-good')).toBeVisible()
  }
  await tech.by('appearance-good').click()

  // The second person.
  await tech.by('issue-confirm').click()
  const dialog = tech.page.getByRole('dialog')
  for (const [badge, pin, code] of [['T1001', '1001', 'command.second-person-same'], ['T1002', '9999', 'identity.pin-wrong'], ['X0000', '1', 'identity.badge-unknown']] as const) {
    await dialog.getByRole('textbox').first().fill(badge)
    await dialog.locator('input[type=password]').fill(pin)
    await dialog.getByRole('button', { name: /签名/ }).last().click()
    await expect(dialog.getByRole('alert')).toContainText(code)
    refused.set(code, await dialog.getByRole('alert').innerText())
  }
  await dialog.getByRole('textbox').first().fill('')
  await tech.countersign('T1002', '1002')
  await expect(tech.by('slip-file')).toBeVisible()
  await tech.by('issue-next').click()

  // What has gone out.
  expect(await offer('REQ26110009', at(0))).toBe('issuing.unit-already-issued')
  await tech.ask('issuing.takeBack', { commandId: uuidv7(), unitId: await unitId(at(0)), reason: '未输', signature: await sign('issuing.takeBack') })
  expect(await offer('REQ26110009', at(0))).toBe('issuing.unit-returned')
  for (const bag of [at(3)]) {
    await match('REQ26110001', bag, 'compatible')
    await tech.ask('issuing.issue', { commandId: uuidv7(), unitId: await unitId(bag), requestId: await request('REQ26110001'), scannedSelfNumber: number(bag), scannedDin: bag.din, scanned: true, appearance: 'good', signature: await sign('issuing.issue') })
  }
  expect(await offer('REQ26110001', at(12))).toBe('issuing.request-filled')
  expect(refused.size).toBeGreaterThanOrEqual(20)
  await tech.picture('refused')
  writeFileSync(join(out, 'sixty', 'refusals.md'), [...refused].map(([code, text]) => `- \`${code}\`: ${text.replaceAll(/\s+/g, ' ').slice(0, 220)}`).join('\n'))
})

test('R26 the audit chain of the long shift is whole', async () => {
  expect(await tech.ask('ops.verifyAudit', {})).toMatchObject({ ok: true, brokenAt: null })
})
