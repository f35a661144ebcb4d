import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallInput, CallName } from '../../../../shared/ipc/contract.ts'
import { addHours, instant } from '../../../../shared/kernel/time.ts'
import { TestBench } from '../../bench.test-support.ts'

type Reactions = CallInput<'testing.recordGrouping'>['reactions']

const read = (forward: string, reverse: string | null, weakD: 'positive' | 'negative' | null = null): Reactions => {
  const [antiA, antiB, antiD, control] = forward.split(' ')
  const [a1Cells, bCells, oCells] = reverse === null ? [] : reverse.split(' ')
  return { forward: { antiA, antiB, antiD, control, weakD }, reverse: reverse === null ? null : { a1Cells, bCells, oCells } } as Reactions
}
const aPos = read('4 0 4 0', '0 3 0')
const oPos = read('0 0 4 0', '4 3 0')

let bench: TestBench
beforeAll(async () => {
  bench = await new TestBench().open('full')
  await bench.signIn()
})
afterAll(() => bench.dispose())

const requestOf = async (number: string) => {
  const found = (await bench.must('testing.requests', { open: true })).requests.find((r) => r.number === number)
  if (found === undefined) throw new Error(`no ${number}`)
  return found
}
const view = async (number: string) => bench.must('testing.request', { requestId: (await requestOf(number)).id })
const signed = async <N extends CallName>(name: N, input: Omit<CallInput<N>, 'commandId' | 'signature'>): Promise<CallInput<N>> =>
  ({ ...input, commandId: uuidv7(), signature: await bench.sign(name) }) as CallInput<N>

/** A tube of this request's patient, not grouped. */
async function tube(request: string, number: string): Promise<string> {
  const sampleId = uuidv7()
  const collectedAt = addHours(instant(Date.now()), -2)
  await bench.must('testing.receiveSample', await signed('testing.receiveSample', { sampleId, number, requestId: (await requestOf(request)).id, collectedAt, rejectReason: null, group: null, antibodyScreen: null, check: { labelFaults: [], rejectionReason: null } }))
  return sampleId
}
const group = async (sampleId: string, reactions: Reactions) => bench.must('testing.recordGrouping', await signed('testing.recordGrouping', { sampleId, reactions }))

describe('R31 grouping of a sample', () => {
  test('R31 a new tube waits in the worklist; its clear grouping by two people sets sample and patient', async () => {
    const id = await tube('REQ26110004', 'SMP26119004')
    const waiting = (await bench.must('testing.worklists', {})).samples.find((s) => s.id === id)
    expect(waiting).toMatchObject({ needs: ['group', 'screen'], discrepancies: [], requestNumber: 'REQ26110004' })
    expect(await bench.code('testing.recordGrouping', { commandId: uuidv7(), sampleId: id, reactions: oPos, signature: 'forged' })).toBe('identity.signature-invalid')
    expect(await group(id, oPos)).toEqual({ abo: 'O', rhd: 'pos', weakD: false, discrepancies: [] })
    const { patient, samples } = await view('REQ26110004')
    expect(patient).toMatchObject({ abo: 'O', rhd: 'pos' })
    expect(samples.at(-1)).toMatchObject({ abo: 'O', rhd: 'pos' })
    expect((await bench.must('testing.worklists', {})).matches.some((m) => m.requestNumber === 'REQ26110004')).toBe(true)
  })

  test('R31 a discrepancy is kept, takes the group off the sample and opens nothing; a later clear grouping does', async () => {
    const id = (await view('REQ26110004')).samples.at(-1)?.id ?? ''
    expect(await group(id, read('0 w 4 0', '4 3 0'))).toEqual({ abo: null, rhd: null, weakD: false, discrepancies: ['weak-forward'] })
    const after = await view('REQ26110004')
    expect(after.samples.at(-1)).toMatchObject({ abo: null, rhd: null })
    expect(after.patient).toMatchObject({ abo: 'O', rhd: 'pos' })
    const [candidate] = after.candidates
    if (candidate === undefined) throw new Error('no bag')
    expect((await bench.must('testing.checkUnit', { requestId: after.request.id, unitId: candidate.id })).refusal?.code).toBe('testing.sample-not-grouped')
    const row = (await bench.must('testing.worklists', {})).samples.find((s) => s.id === id)
    expect(row?.discrepancies).toEqual(['weak-forward'])
    expect((await group(id, oPos)).discrepancies).toEqual([])
    expect((await bench.must('testing.checkUnit', { requestId: after.request.id, unitId: candidate.id })).refusal).toBeNull()
    expect((await bench.must('testing.sampleWork', { sampleId: id })).groupings).toHaveLength(3)
  })

  test('R31 a clear group other than the history stops the sample and never touches the history (domain.md 8.13)', async () => {
    const id = await tube('REQ26110004', 'SMP26119014')
    expect(await group(id, aPos)).toEqual({ abo: 'A', rhd: 'pos', weakD: false, discrepancies: ['differs-from-history'] })
    const { patient, samples } = await view('REQ26110004')
    expect(patient).toMatchObject({ abo: 'O', rhd: 'pos' })
    expect(samples.at(-1)).toMatchObject({ abo: null })
    await group(id, oPos)
    expect((await view('REQ26110004')).samples.at(-1)).toMatchObject({ abo: 'O' })
  })

  test('R31 a sample is not grouped once it is too old, rejected or unknown', async () => {
    const old = (await view('REQ26110008')).samples.at(-1)?.id ?? ''
    expect(await bench.code('testing.recordGrouping', await signed('testing.recordGrouping', { sampleId: old, reactions: aPos }))).toBe('testing.sample-too-old')
    expect(await bench.code('testing.recordAntibodyScreen', await signed('testing.recordAntibodyScreen', { sampleId: old, method: 'gel-card', cells: ['0', '0', '0'] }))).toBe('testing.sample-too-old')
    expect(await bench.code('testing.recordGrouping', await signed('testing.recordGrouping', { sampleId: 'none', reactions: aPos }))).toBe('testing.sample-unknown')
  })
})

describe('R31 sample receipt', () => {
  const order = async (part: Partial<CallInput<'testing.receiveSample'>>) => signed('testing.receiveSample', { sampleId: uuidv7(), number: 'SMP26119020', requestId: (await requestOf('REQ26110009')).id, collectedAt: addHours(instant(Date.now()), -1), rejectReason: null, group: null, antibodyScreen: null, ...part })

  test('R31 a tube whose label differs in one item is never accepted (art. 12, 13); it is rejected with its reason from the list', async () => {
    expect(await bench.code('testing.receiveSample', await order({ check: { labelFaults: ['bed'], rejectionReason: null } }))).toBe('testing.sample-label-faulty')
    expect(await bench.code('testing.receiveSample', await order({ check: { labelFaults: [], rejectionReason: 'other' } }))).toBe('testing.rejection-unexplained')
    await bench.must('testing.receiveSample', await order({ rejectReason: '床号不符', check: { labelFaults: ['bed'], rejectionReason: 'label-mismatch' } }))
    const sample = (await view('REQ26110009')).samples.at(-1)
    expect(sample).toMatchObject({ state: 'rejected', rejectReason: '床号不符' })
    expect(await bench.code('testing.recordGrouping', await signed('testing.recordGrouping', { sampleId: sample?.id ?? '', reactions: aPos }))).toBe('testing.sample-rejected')
  })

  test('R31 a tube received with a group other than the history is refused and nothing is saved (domain.md 8.13)', async () => {
    const before = (await view('REQ26110009')).samples.length
    expect(await bench.code('testing.receiveSample', await order({ number: 'SMP26119022', group: { abo: 'O', rhd: 'pos' } }))).toBe('testing.group-differs-from-history')
    expect((await view('REQ26110009')).samples).toHaveLength(before)
  })

  test('R31 the simple form of receipt still holds; a positive screen stays with the patient even when the tube is not grouped', async () => {
    await bench.must('testing.receiveSample', await order({ number: 'SMP26119021', antibodyScreen: 'positive' }))
    expect((await view('REQ26110009')).patient.antibodyHistory).toBe(true)
  })
})

describe('R31 antibody screen', () => {
  test('R31 the reactions decide; inconclusive waits again, positive marks the patient for good', async () => {
    const id = await tube('REQ26110005', 'SMP26119005')
    const screen = async (cells: CallInput<'testing.recordAntibodyScreen'>['cells']) => (await bench.must('testing.recordAntibodyScreen', await signed('testing.recordAntibodyScreen', { sampleId: id, method: 'gel-card', cells }))).result
    expect(await screen(['0', 'w', '0'])).toBe('inconclusive')
    expect((await bench.must('testing.worklists', {})).samples.find((s) => s.id === id)?.needs).toContain('screen')
    expect(await screen(['0', '2', '0'])).toBe('positive')
    expect((await view('REQ26110005')).patient.antibodyHistory).toBe(true)
    expect(await screen(['0', '0', '0'])).toBe('negative')
    const { patient, samples } = await view('REQ26110005')
    expect(patient.antibodyHistory).toBe(true)
    expect(samples.at(-1)?.antibodyScreen).toBe('negative')
    expect(await bench.code('testing.recordAntibodyScreen', await signed('testing.recordAntibodyScreen', { sampleId: id, method: 'gel-card', cells: ['0', '0'] as never }))).not.toBe('ok')
  })
})

describe('R31 re-type of a bag', () => {
  const bag = async (component: 'red-cells' | 'plasma') => {
    const { units } = await bench.must('stock.list', { states: ['in-stock'], componentClass: component, abo: null, text: '', limit: 50 })
    const found = units.find((u) => u.state === 'in-stock' && u.componentClass === component)
    if (found === undefined) throw new Error(`no ${component} in stock`)
    return found
  }
  const cells = (abo: string, rhd: string | null): Reactions => read(`${abo === 'A' || abo === 'AB' ? '4' : '0'} ${abo === 'B' || abo === 'AB' ? '4' : '0'} ${rhd === 'pos' ? '4' : '0'} 0`, null)

  test('R31 a bag that types as its label stays in stock', async () => {
    const unit = await bag('red-cells')
    const done = await bench.must('testing.retypeUnit', await signed('testing.retypeUnit', { unitId: unit.id, reactions: cells(unit.abo, unit.rhd) }))
    expect(done).toMatchObject({ abo: unit.abo, rhd: unit.rhd, discrepancies: [], unit: { state: 'in-stock' } })
  })

  test('R31 a bag that types otherwise is quarantined at once with the finding; the same command twice does nothing twice', async () => {
    const unit = await bag('red-cells')
    const before = (await bench.must('testing.unitWork', { unitId: unit.id })).groupings.length
    const order = await signed('testing.retypeUnit', { unitId: unit.id, reactions: cells(unit.abo === 'O' ? 'A' : 'O', unit.rhd) })
    const done = await bench.must('testing.retypeUnit', order)
    expect(done).toMatchObject({ discrepancies: ['differs-from-label'], unit: { state: 'quarantined', quarantineReason: 'retype-differs' } })
    expect(await bench.must('testing.retypeUnit', order)).toEqual(done)
    expect((await bench.must('testing.unitWork', { unitId: unit.id })).groupings).toHaveLength(before + 1)
    expect((await bench.must('testing.worklists', {})).done.filter((d) => d.kind === 'retype').map((d) => d.outcome)).toContain('discrepancy')
  })

  test('R31 a bag without red cells is not re-typed', async () => {
    const unit = await bag('plasma')
    expect(await bench.code('testing.retypeUnit', await signed('testing.retypeUnit', { unitId: unit.id, reactions: cells(unit.abo, unit.rhd) }))).toBe('testing.unit-not-red-cells')
  })
})

describe('R31 switches of the testing bench', () => {
  const aid = async () => {
    const { request, candidates } = await view('REQ26110001')
    return bench.must('testing.electronicAid', { requestId: request.id, unitIds: candidates.slice(0, 3).map((u) => u.id) })
  }

  test('R31 the aid of the electronic cross-match is off until the head of the lab switches it on', async () => {
    expect(await bench.must('testing.policy', {})).toEqual({ positiveScreenNeedsAntiglobulin: true, requireUnitRetype: false, electronicCrossmatchAid: false, conclusionNeedsGroupings: 2 })
    expect(await aid()).toEqual({ on: false, units: [] })
    await bench.signIn('T1002', '1002')
    expect(await bench.code('testing.savePolicy', { commandId: uuidv7(), positiveScreenNeedsAntiglobulin: true, requireUnitRetype: true, electronicCrossmatchAid: true, conclusionNeedsGroupings: 3 })).toBe('command.not-allowed')
    await bench.signIn()
    await bench.must('testing.savePolicy', { commandId: uuidv7(), positiveScreenNeedsAntiglobulin: true, requireUnitRetype: true, electronicCrossmatchAid: true, conclusionNeedsGroupings: 3 })
    const shown = await aid()
    expect(shown.on).toBe(true)
    expect(shown.units[0]?.conditions).toContainEqual({ condition: 'two-concordant-samples', holds: false })
  })

  test('R31 with the switch on, a bag that was not re-typed is not issued; re-typed it asks for its cross-match as ever', async () => {
    const { request, candidates } = await view('REQ26110001')
    const unit = candidates.find((u) => u.selfNumber !== null)
    if (unit === undefined || unit.selfNumber === null) throw new Error('no bag')
    const { groupings } = await bench.must('testing.unitWork', { unitId: unit.id })
    const check = { requestId: request.id, selfNumber: unit.selfNumber, din: unit.din, dinFlags: '00' }
    if (groupings.length === 0) expect((await bench.must('issuing.check', check)).refusal?.code).toBe('issuing.unit-not-retyped')
    await bench.must('testing.retypeUnit', await signed('testing.retypeUnit', { unitId: unit.id, reactions: read(`${unit.abo === 'O' ? '0' : '4'} 0 ${unit.rhd === 'pos' ? '4' : '0'} 0`, null) }))
    expect((await bench.must('issuing.check', check)).refusal?.code).toBe('issuing.crossmatch-missing')
  })
})
