/**
 * The demo shift: one technician, one dispatch, a scanner on a serial line and a label printer on the network.
 *
 * Fridge and range are set up; twelve bags are listed, eleven of them come (one missing), one more is not on the list, one
 * has another group, one is expired. All that may are numbered in a batch in the middle of which core is killed; every label
 * that reached the printer is read and compared with the store; all are scanned back; bags are matched; three are issued by
 * two people, core being killed in the middle of one; forbidden issues are refused, each with its own code.
 *
 * With HEMOBENCH_DEMO_OUT its pictures, labels and summary are kept there (npm run demo).
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { endOfDay, generateDispatch, practiceBag, type PracticeBag } from '../../src/shared/practice/generate-dispatch.ts'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import { labelCodes } from '../../src/shared/domain/labels/label-codes.ts'
import { addHours, instant } from '../../src/shared/kernel/time.ts'
import { PrinterSink } from '../simulators/printer-sink.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { readLabel } from '../support/read-label.ts'
import { killCore, killCoreAfterNextCommit } from './support/kill-core.ts'
import { Technician, type Seen } from './support/technician.ts'

const out = process.env['HEMOBENCH_DEMO_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-shift-'))
const now = instant(Date.now())
const groups = [{ abo: 'A', rhd: 'pos' }, { abo: 'A', rhd: 'pos' }, { abo: 'O', rhd: 'pos' }, { abo: 'B', rhd: 'pos' }] as const
const made = generateDispatch({ seed: 2611, count: 13, now, groups })

/** Twelve on the list: the tenth is expired on list and bag, the twelfth never comes. */
const listed = made.bags.slice(0, 12).map((bag, i) => (i === 9 ? practiceBag({ ...bag, expiresAt: endOfDay(addHours(now, -30)) }) : bag))
const [missing, extra] = [listed[11], made.bags[12]]
const bagAt = (i: number): PracticeBag => {
  const bag = listed[i]
  if (bag === undefined) throw new Error(`no bag ${i}`)
  return bag
}

interface Story {
  bench: Bench
  tech: Technician
  sink: PrinterSink
  scanner: VirtualScanner
  /** Self-number of each accepted bag, by DIN. */
  readonly numbers: Map<string, string>
  readonly refusals: Map<string, string>
  readonly times: string[]
}

let story: Story

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  mkdirSync(join(out, 'labels'), { recursive: true })
  const scanner = await VirtualScanner.plug()
  const sink = await PrinterSink.listen()
  const from = Date.now()
  const bench = await launchBench({ practice: 'shift' })
  await expect(bench.page.getByTestId('sign-in')).toBeVisible()
  const times = [`start of the app to the sign-in screen: ${Date.now() - from} ms`]
  story = { bench, tech: new Technician(bench.page, scanner, out), sink, scanner, numbers: new Map(), refusals: new Map(), times }
})

test.afterAll(async () => {
  await story?.bench.close()
  await story?.sink.close()
  await story?.scanner.dispose()
})

test('R26 the technician signs in with badge and PIN; the practice banner is in sight', async () => {
  const { tech } = story
  await tech.picture('sign-in')
  await tech.signIn('T1001', '1001')
  await expect(tech.page.getByText('练习模式').first()).toBeVisible()
  await tech.go('F2')
  await tech.picture('home-empty')
})

test('R19 scanner and printer are added and ready', async () => {
  const { tech, scanner, sink } = story
  await tech.go('F8')
  await tech.by('tab-devices').click()
  await tech.by('add-scanner').click()
  await tech.page.getByRole('dialog').getByLabel('串口', { exact: false }).last().fill(scanner.path)
  await tech.by('save-device').click()
  await expect(tech.page.getByRole('dialog')).toHaveCount(0)
  await tech.by('add-printer').click()
  await tech.page.getByRole('dialog').getByLabel('打印机地址', { exact: false }).fill(sink.host)
  await tech.page.getByRole('dialog').getByLabel('端口', { exact: false }).fill(String(sink.port))
  await tech.by('save-device').click()
  await expect(tech.page.getByRole('dialog')).toHaveCount(0)
  await expect(async () => {
    const { devices } = await tech.ask('ops.status', {})
    expect(devices.map((d) => d.state)).toEqual(['ready', 'ready'])
  }).toPass()
  await tech.picture('settings-devices')
})

test('R06 a fridge and a range of self-numbers are set up', async () => {
  const { tech } = story
  await tech.by('tab-fridges').click()
  await tech.by('add-fridge').click()
  const dialog = tech.page.getByRole('dialog')
  await dialog.getByLabel('编码', { exact: false }).fill('BX-01')
  await dialog.getByLabel('名称', { exact: false }).fill('储血冰箱1')
  await dialog.getByRole('checkbox', { name: /红细胞/ }).first().click()
  await tech.picture('settings-fridge')
  await tech.by('save-fridge').click()
  await expect(dialog).toHaveCount(0)

  await tech.by('tab-ranges').click()
  await tech.by('add-range').click()
  await dialog.getByLabel(/前缀/).fill('R')
  await expect(tech.by('range-preview')).toBeVisible()
  await tech.picture('settings-range')
  await tech.by('save-range').click()
  await expect(dialog).toHaveCount(0)
  const { ranges } = await tech.ask('numbering.ranges', {})
  expect(ranges).toHaveLength(1)
})

test('R03 a dispatch of twelve bags is imported from a file; a bad line is named and stays out', async () => {
  const { tech } = story
  const file = join(out, 'dispatch.csv')
  writeFileSync(file, `${dispatchCsv({ ...made, bags: listed })}${made.number},练习市血液中心,A9O9926000001,=<D1002V00,红细胞,280,A,**D**,2027-01-01 23:59,1.00\r\n`)
  await tech.go('F3')
  await tech.by('dispatch-file').setInputFiles(file)
  await expect(tech.by('import-preview')).toHaveAttribute('data-ready', 'true')
  await tech.picture('receiving-import')
  await tech.by('import-confirm').click()
  await expect(tech.by('count-total')).toContainText('12')
  const { dispatches } = await tech.ask('receiving.dispatches', {})
  expect(dispatches[0]?.counts).toMatchObject({ total: 12, pending: 12 })
})

test('R03 bags are scanned against the list: nine accepted, other group, expired and extra found, one missing', async () => {
  const { tech } = story
  for (let i = 0; i < 8; i += 1) {
    // Every second bag by its four codes one by one, the others by their one compound code.
    const codes = i % 2 === 0 ? [bagAt(i).compound] : bagAt(i).codes
    let last: Seen | null = null
    for (const code of codes) last = await tech.scan(code)
    expect([i, last?.kind]).toEqual([i, 'accept'])
  }
  await tech.picture('receiving-accepted')

  const other = practiceBag({ ...bagAt(8), abo: 'AB' })
  expect((await tech.scan(other.compound)).kind).toBe('refuse')
  await tech.picture('receiving-other-group')
  expect((await tech.scan(bagAt(10).compound)).kind).toBe('attention')
  await tech.by('quarantine').click()
  await expect(tech.by('count-quarantined')).toContainText('1')

  expect((await tech.scan(bagAt(9).compound)).kind).toBe('refuse')
  await tech.by('reject').click()
  await expect(tech.by('count-rejected')).toContainText('1')

  expect((await tech.scan(extra?.compound ?? '')).kind).toBe('refuse')
  await tech.picture('receiving-extra')
  await tech.by('quarantine').click()
  await expect(tech.by('count-extra')).toContainText('1')

  expect((await tech.scan(bagAt(10).compound)).kind).toBe('accept')
  expect((await tech.scan(bagAt(0).compound)).kind).toBe('refuse')

  await tech.by('finish').click()
  await expect(tech.by('finish-missing')).toContainText((missing?.din ?? '').slice(-6))
  await tech.picture('receiving-finish')
  await tech.by('finish-sign').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('dispatch-finished')).toBeVisible()
  await tech.picture('receiving-finished')
  const { dispatches } = await tech.ask('receiving.dispatches', {})
  expect(dispatches[0]).toMatchObject({ state: 'finished', counts: { total: 12, pending: 0, accepted: 9, quarantined: 2, rejected: 1, missing: 1, extra: 1 } })
})

test('R05 R20 nine bags are numbered in a batch while core is killed: no number twice, no label twice', async () => {
  const { tech, sink } = story
  await tech.go('F4')
  await expect(tech.by('select-all')).toBeEnabled()
  await tech.picture('numbering-waiting')
  sink.set({ printMs: 120 })
  await tech.by('select-all').click()
  await tech.by('assign-batch').click()
  await expect.poll(() => sink.labels.length).toBeGreaterThanOrEqual(2)
  await killCore(story.bench)
  // Whoever stands at the printer answers what became of the label that was on its way.
  await expect(async () => {
    const question = tech.by('print-question')
    if (await question.isVisible()) {
      await tech.picture('numbering-print-question')
      const { jobs } = await tech.ask('labels.jobs', {})
      const unknown = jobs.find((j) => j.state === 'unknown')
      const texts = await Promise.all(sink.labels.map((l) => readLabel(l.zpl)))
      const printed = texts.some((t) => t.matrix?.selfNumber === unknown?.selfNumber)
      await tech.by(printed ? 'resolve-printed' : 'resolve-again').click()
    }
    const { labelled } = await tech.ask('numbering.work', {})
    expect(labelled.map((u) => u.job?.state)).toEqual(Array.from({ length: 9 }, () => 'printed'))
  }).toPass({ timeout: 60_000 })
  sink.set({ printMs: 0 })
  await tech.picture('numbering-printed')

  const { labelled } = await tech.ask('numbering.work', {})
  expect(new Set(labelled.map((u) => u.selfNumber)).size).toBe(9)
  for (const unit of labelled) story.numbers.set(unit.din, unit.selfNumber ?? '')
})

test('R05 every label that reached the printer says what the store says', async () => {
  const { tech, sink } = story
  const { labelled } = await tech.ask('numbering.work', {})
  const seen: string[] = []
  for (const [i, label] of sink.labels.entries()) {
    const read = await readLabel(label.zpl)
    const unit = labelled.find((u) => u.selfNumber === read.matrix?.selfNumber)
    if (unit === undefined) throw new Error(`a label of no bag: ${read.texts.join(' ')}`)
    const codes = labelCodes({ selfNumber: unit.selfNumber ?? '', din: unit.din, productCode: unit.productCode })
    expect([...read.texts].toSorted()).toEqual([codes.selfNumber, codes.din, codes.matrix].toSorted())
    seen.push(unit.selfNumber ?? '')
    const name = join(out, 'labels', `${String(i + 1).padStart(2, '0')}-${unit.selfNumber}`)
    writeFileSync(`${name}.zpl`, label.zpl)
    writeFileSync(`${name}.png`, read.png)
  }
  expect(new Set(seen).size).toBe(9)
})

test('R05 labels are scanned back with the bag\'s own code; a swapped label and our own DIN code are refused', async () => {
  const { tech } = story
  const [first, second] = [bagAt(0), bagAt(1)]
  const matrix = (bag: PracticeBag): string => labelCodes({ selfNumber: story.numbers.get(bag.din) ?? '', din: bag.din, productCode: bag.productCode }).matrix
  await tech.scan(matrix(first))
  expect((await tech.scan(encodeDin(first.din, '05'))).kind).not.toBe('accept')
  expect((await tech.scan(encodeDin(second.din))).kind).toBe('refuse')
  await tech.picture('numbering-swapped')
  for (const [i, bag] of [...listed.slice(0, 8), bagAt(10)].entries()) {
    const number = story.numbers.get(bag.din) ?? ''
    // Either order; label by its Code 128 or its Data Matrix.
    const pair = i % 2 === 0 ? [number, encodeDin(bag.din)] : [encodeDin(bag.din), matrix(bag)]
    await tech.scan(pair[0] ?? '')
    expect([number, (await tech.scan(pair[1] ?? '')).kind]).toEqual([number, 'accept'])
  }
  await tech.picture('numbering-scanned-back')
  const { units } = await tech.ask('stock.list', { states: ['in-stock'], componentClass: null, abo: null, text: '', limit: 100 })
  expect(units).toHaveLength(9)
})

/** Opens a request by its slip on the testing screen, matches bags, signs. */
async function match(request: string, bags: readonly PracticeBag[]): Promise<void> {
  const { tech } = story
  await tech.go('F5')
  await tech.scan(request)
  await expect(tech.by('patient-strip')).toBeVisible()
  for (const bag of bags) {
    expect((await tech.scan(story.numbers.get(bag.din) ?? '')).kind).not.toBe('refuse')
    await tech.by('match-compatible').click()
  }
  await tech.picture(`testing-${request}`)
  await tech.by('sign-matches').click()
  await tech.countersign('T1002', '1002')
  await expect(tech.by('sign-matches')).toHaveCount(0)
  await tech.by('testing-back').click()
}

test('R31 bags are cross-matched for two patients, two people sign', async () => {
  await match('REQ26110001', [bagAt(0), bagAt(1)])
  await match('REQ26110002', [bagAt(2)])
})

/** Opens a request at the counter and scans one bag: label, then the bag's own code. */
async function offer(request: string, bag: PracticeBag): Promise<Seen> {
  const { tech } = story
  await tech.go('F6')
  const back = tech.by('issue-back')
  if (await back.isVisible()) {
    await back.click()
    const confirm = tech.page.getByRole('dialog').getByRole('button').last()
    if (await confirm.isVisible()) await confirm.click()
  }
  await tech.scan(request)
  await tech.scan(story.numbers.get(bag.din) ?? '')
  return tech.scan(encodeDin(bag.din))
}

const forbidden: readonly [string, string, number][] = [
  ['issuing.consent-missing', 'REQ26110003', 3],
  ['issuing.recipient-group-unknown', 'REQ26110004', 0],
  ['issuing.rhd-incompatible', 'REQ26110005', 0],
  ['issuing.request-not-approved', 'REQ26110006', 0],
  ['issuing.component-mismatch', 'REQ26110007', 0],
  ['issuing.sample-too-old', 'REQ26110008', 0],
  ['issuing.abo-incompatible', 'REQ26110002', 0],
  ['issuing.crossmatch-missing', 'REQ26110009', 0]
]

test('R18 forbidden issues are refused at once, each with its own code and a sentence', async () => {
  const { tech } = story
  for (const [code, request, bag] of forbidden) {
    const seen = await offer(request, bagAt(bag))
    expect([request, seen.kind, seen.code]).toEqual([request, 'refuse', code])
    story.refusals.set(code, await tech.page.locator('main [data-verdict=refuse]').first().innerText())
    if (code === 'issuing.rhd-incompatible') await tech.picture('issuing-refused')
  }
})

test('R18 R20 three bags are issued by two people, core being killed in the middle of one', async () => {
  const { tech } = story
  for (const [request, bags] of [['REQ26110001', [bagAt(0), bagAt(1)]], ['REQ26110002', [bagAt(2)]]] as const) {
    for (const [i, bag] of bags.entries()) {
      const verdict = i === 0 ? await offer(request, bag) : await tech.scan(story.numbers.get(bag.din) ?? '').then(() => tech.scan(encodeDin(bag.din)))
      expect([bag.din, verdict.kind]).toEqual([bag.din, 'accept'])
      if (i === 0) await tech.picture('issuing-verdict')
      await tech.by('appearance-good').click()
    }
    await tech.by('issue-confirm').click()
    await expect(tech.page.getByRole('dialog')).toBeVisible()
    await tech.picture('issuing-second-person')
    await tech.countersign('T1001', '1001')
    // The same person twice is refused; the other one may.
    await expect(tech.page.getByRole('dialog')).toContainText(/同一|本人/)
    story.refusals.set('command.second-person-same', await tech.page.getByRole('dialog').getByRole('alert').innerText())
    if (request === 'REQ26110001') await tech.picture('issuing-same-person')
    const killed = request === 'REQ26110001' ? killCoreAfterNextCommit(story.bench) : Promise.resolve()
    await tech.countersign('T1002', '1002')
    await killed
    await expect(tech.by('slip-file')).toBeVisible({ timeout: 30_000 })
    await tech.picture('issuing-done')
    await tech.by('issue-next').click()
  }
  const { issues } = await tech.ask('issuing.recent', {})
  expect(issues.map((i) => i.din).toSorted()).toEqual([bagAt(0), bagAt(1), bagAt(2)].map((b) => b.din).toSorted())
  expect(issues.every((i) => i.issuedBy === '练习甲' && i.checkedBy === '练习乙')).toBe(true)
})

test('R18 an issued bag is not issued again', async () => {
  const again = await offer('REQ26110009', bagAt(0))
  expect([again.kind, again.code]).toEqual(['refuse', 'issuing.unit-already-issued'])
  story.refusals.set('issuing.unit-already-issued', again.text)
})

test('R17 the unit page shows the whole chain with people and times', async () => {
  const { tech } = story
  await tech.go('F7')
  await tech.picture('stock')
  await tech.scan(story.numbers.get(bagAt(0).din) ?? '')
  await expect(tech.by('chain')).toBeVisible()
  await tech.picture('unit-chain')
  const { units } = await tech.ask('stock.list', { states: ['issued'], componentClass: null, abo: null, text: bagAt(0).din, limit: 1 })
  const { chain } = await tech.ask('stock.unit', { unitId: units[0]?.id ?? '' })
  expect(chain.map((s) => s.action)).toEqual(['receiving.receiveBag', 'numbering.assignNumber', 'numbering.confirmLabel', 'testing.recordCrossmatch', 'issuing.issueUnit'])
})

test('R19 an unplugged scanner is seen, and works again by itself when it is back', async () => {
  const { tech, scanner } = story
  await scanner.unplug()
  await expect.poll(async () => (await tech.ask('ops.status', {})).devices.find((d) => d.kind === 'serial-scanner')?.state).not.toBe('ready')
  await tech.picture('scanner-unplugged')
  await scanner.replug()
  await expect.poll(async () => (await tech.ask('ops.status', {})).devices.find((d) => d.kind === 'serial-scanner')?.state).toBe('ready')
  expect((await tech.scan('REQ26110001')).text).toContain('REQ26110001')
})

test('R26 the audit chain of the shift is whole', async () => {
  const { tech, bench } = story
  await tech.go('F2')
  await tech.picture('home')
  const report = await tech.ask('ops.verifyAudit', {})
  expect(report).toMatchObject({ ok: true, brokenAt: null })
  const slips = join(bench.userDataDir, 'data', 'slips')
  mkdirSync(join(out, 'slips'), { recursive: true })
  for (const file of readdirSync(slips)) copyFileSync(join(slips, file), join(out, 'slips', file))
  expect(readdirSync(join(out, 'slips')).length).toBe(2)
  writeFileSync(join(out, 'summary.md'), summary(report.entries))
})

function summary(auditEntries: number): string {
  return [
    `# Demo shift of ${now}`,
    '',
    '- dispatch of 12 bags: 9 accepted, 1 other group (quarantine), 1 expired (rejected), 1 missing; 1 extra (quarantine)',
    `- ${story.numbers.size} bags numbered; ${story.sink.labels.length} labels reached the printer, each read back; core killed in the middle`,
    '- 3 bags issued by two people; core killed in the middle of one issue',
    `- audit chain whole: ${auditEntries} entries`,
    ...story.times.map((t) => `- ${t}`),
    '',
    '## Refused',
    '',
    ...[...story.refusals].map(([code, text]) => `- \`${code}\`: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`),
    ''
  ].join('\n')
}
