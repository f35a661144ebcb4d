import { writeFileSync } from 'node:fs'
import { expect, type Locator } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { encodeDin } from '../../../src/shared/barcode/encode.ts'
import type { CallInput, CallName } from '../../../src/shared/ipc/contract.ts'
import { dispatchCsv } from '../../../src/shared/practice/dispatch-csv.ts'
import type { generateDispatch, PracticeBag } from '../../../src/shared/practice/generate-dispatch.ts'
import { NetworkCable } from '../../simulators/network-cable.ts'
import { PrinterSink } from '../../simulators/printer-sink.ts'
import { VirtualScanner } from '../../simulators/virtual-scanner.ts'
import type { Bench } from '../../support/launch-bench.ts'
import { axeFaults } from './axe-faults.ts'
import type { HospitalServer } from './hospital-server.ts'
import { Technician, type Seen } from './technician.ts'

type Dispatch = ReturnType<typeof generateDispatch>

/** One bench of a story with several: its technician, its devices, and the cable between it and the server. */
export interface Side {
  readonly bench: Bench
  readonly tech: Technician
  readonly cable: NetworkCable
  readonly sink: PrinterSink
  readonly scanner: VirtualScanner
  /** Self-number by DIN, shared by all sides. */
  readonly numbers: Map<string, string>
}

export interface SideOptions {
  readonly server: HospitalServer
  /** Where its pictures go. */
  readonly folder: string
  readonly numbers: Map<string, string>
  readonly start: (cable: NetworkCable) => Promise<Bench>
}

export async function openSide({ server, folder, numbers, start }: SideOptions): Promise<Side> {
  const cable = await NetworkCable.plug(() => new URL(server.url))
  const [scanner, sink] = [await VirtualScanner.plug(), await PrinterSink.listen()]
  const bench = await start(cable)
  return { bench, tech: new Technician(bench.page, scanner, folder), cable, sink, scanner, numbers }
}

export async function closeSide({ bench, cable, sink, scanner }: Side): Promise<void> {
  await bench.close()
  await cable.close()
  await sink.close()
  await scanner.dispose()
}

const numberOf = ({ numbers }: Side, { din }: PracticeBag): string => numbers.get(din) ?? ''

/** A picture of a new state, and what axe has against it. */
export async function look({ tech }: Side, name: string): Promise<void> {
  await tech.picture(name)
  expect(await axeFaults(tech.page, name)).toEqual([])
}

export async function stateIs(s: Side, state: string): Promise<void> {
  await expect(s.tech.by('connection')).toHaveAttribute('data-state', state, { timeout: 30_000 })
}

/** Code of the refusal, or null when it was done. */
export async function refusal<N extends CallName>(s: Side, name: N, input: CallInput<N>): Promise<string | null> {
  try {
    await s.tech.ask(name, input)
    return null
  } catch (error) {
    return String(error).split(': ').at(-1) ?? ''
  }
}

export async function setUpDevices({ tech, scanner, sink }: Side): Promise<void> {
  await tech.ask('ops.saveDevice', { device: { id: 'scanner-1', kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
  await tech.ask('ops.saveDevice', { device: { id: 'printer-1', kind: 'zpl-tcp-printer', name: '打印机', host: sink.host, port: sink.port } } as CallInput<'ops.saveDevice'>)
}

export async function unitOf({ tech }: Side, { din }: PracticeBag): Promise<{ readonly id: string; readonly state: string } | null> {
  const { units } = await tech.ask('stock.list', { states: ['received', 'numbered', 'in-stock', 'quarantined', 'issued', 'returned', 'discarded'], componentClass: null, abo: null, text: din, limit: 1 })
  return units[0] ?? null
}

export const idOf = async (s: Side, of: PracticeBag): Promise<string> => (await unitOf(s, of))?.id ?? ''
export const unitStateOn = (s: Side, of: PracticeBag) => async (): Promise<string | null> => (await unitOf(s, of))?.state ?? null

export async function importOn({ tech }: Side, of: Dispatch, file: string): Promise<void> {
  writeFileSync(file, dispatchCsv(of))
  await tech.go('F3')
  await tech.by('dispatch-file').setInputFiles(file)
  await tech.by('import-confirm').click()
  await expect(tech.by('count-total')).toContainText(String(of.bags.length))
}

export async function openDispatch({ tech }: Side, number: string): Promise<void> {
  await tech.go('F3')
  await tech.scan(number)
  await expect(tech.by('count-total')).toBeVisible()
}

export async function receive({ tech }: Side, bags: readonly PracticeBag[]): Promise<void> {
  for (const one of bags) expect([one.din, (await tech.scan(one.compound)).kind]).toEqual([one.din, 'accept'])
}

/** Numbers everything that waits, and scans every label back with its bag. */
export async function numberAll(s: Side, bags: readonly PracticeBag[]): Promise<void> {
  const { tech, sink } = s
  const before = sink.labels.length
  await tech.go('F4')
  await tech.by('select-all').click()
  await tech.by('assign-batch').click()
  await expect.poll(() => sink.labels.length, { timeout: 60_000 }).toBe(before + bags.length)
  await expect.poll(async () => (await tech.ask('numbering.work', {})).labelled.filter((u) => u.job?.state === 'printed').length).toBe(bags.length)
  for (const unit of (await tech.ask('numbering.work', {})).labelled) s.numbers.set(unit.din, unit.selfNumber ?? '')
  for (const one of bags) {
    await tech.scan(numberOf(s, one))
    expect([one.din, (await tech.scan(encodeDin(one.din))).kind]).toEqual([one.din, 'accept'])
  }
}

export async function match(s: Side, of: string, bags: readonly PracticeBag[]): Promise<void> {
  const { tech } = s
  const { requests } = await tech.ask('testing.requests', { open: true })
  const requestId = requests.find((r) => r.number === of)?.id ?? ''
  for (const one of bags) {
    const { signature } = await tech.ask('identity.sign', { badge: 'T1002', pin: '1002', purpose: 'testing.recordCrossmatch', uses: 1 })
    await tech.ask('testing.recordCrossmatch', { commandId: uuidv7(), requestId, unitId: await idOf(s, one), method: 'gel-card', major: 'compatible', minor: 'compatible', signature })
  }
}

/** Opens a request at the counter and offers one bag: label, then the bag's own code. */
export async function offer(s: Side, request: string, of: PracticeBag): Promise<Seen> {
  const { tech } = s
  await tech.go('F6')
  const back = tech.by('issue-back')
  while (await back.isVisible()) {
    await back.click()
    const sure = tech.page.getByRole('dialog').getByRole('button').last()
    if (await sure.isVisible()) await sure.click()
    await tech.page.waitForTimeout(30)
  }
  await tech.scan(request)
  await tech.scan(numberOf(s, of))
  return await tech.scan(encodeDin(of.din))
}

/** Appearance, F9, the second person: the bag goes, or its row says why not. */
export async function signIssue({ tech }: Side): Promise<void> {
  await tech.by('appearance-good').click()
  await tech.by('issue-confirm').click()
  await tech.countersign('T1002', '1002')
}

/** The row of a bag in the list of this pick-up; `data-state` says what became of it. */
export const rowOf = (s: Side, of: PracticeBag): Locator => s.tech.by(`issue-state-${numberOf(s, of)}`)
