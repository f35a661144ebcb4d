import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeDin, encodeGroup } from '../../shared/barcode/encode.ts'
import type { UnitRow } from '../../shared/ipc/contract/rows.ts'
import { TestBench } from './bench.test-support.ts'

let bench: TestBench
let unit: UnitRow

beforeAll(async () => {
  bench = await new TestBench().open('full')
  await bench.signIn()
  const { units } = await bench.must('stock.list', { states: ['in-stock'], componentClass: 'red-cells', abo: 'A', text: '', limit: 1 })
  if (units[0] === undefined) throw new Error('no A red cells')
  unit = units[0]
})
afterAll(() => bench.dispose())

const requestOf = async (number: string) => {
  const found = (await bench.must('testing.requests', { open: true })).requests.find((r) => r.number === number)
  if (found === undefined) throw new Error(number)
  return found
}

test('R18 an autologous bag is bound from quarantine to its one person, with the bag in the hand and two people', async () => {
  const mine = await requestOf('REQ26110001')
  const [din, auto, plain] = [encodeDin(unit.din), '=%6500', encodeGroup('A', 'pos')]
  const order = async (o: { patientId?: string; rawScans?: string[] }) => ({
    commandId: uuidv7(), unitId: unit.id, patientId: o.patientId ?? mine.patientId, rawScans: o.rawScans ?? [din, auto], signature: await bench.sign('autologous.bind')
  })
  expect(await bench.code('autologous.bind', await order({}))).toBe('autologous.not-quarantined')
  await bench.must('stock.quarantine', { commandId: uuidv7(), unitId: unit.id, reason: 'station-message' })
  expect(await bench.must('autologous.ofUnit', { unitId: unit.id })).toEqual({ patient: null, bindable: true })
  expect(await bench.code('autologous.bind', await order({ rawScans: [din, plain] }))).toBe('autologous.not-autologous')
  expect(await bench.code('autologous.bind', await order({ rawScans: [encodeDin('A999926999999'), auto] }))).toBe('autologous.other-bag')
  expect(await bench.code('autologous.bind', await order({ rawScans: [encodeDin(unit.din, '05'), auto] }))).toBe('numbering.own-label-instead-of-bag')
  expect(await bench.code('autologous.bind', await order({ patientId: (await requestOf('REQ26110002')).patientId }))).toBe('autologous.group-differs')
  expect(await bench.code('autologous.bind', { ...(await order({})), signature: 'forged' })).toBe('identity.signature-invalid')
  await bench.must('autologous.bind', await order({}))
  expect(await bench.must('autologous.ofUnit', { unitId: unit.id })).toMatchObject({ patient: { recordNumber: 'P0000001' }, bindable: false })
  expect(await bench.code('autologous.bind', await order({ patientId: (await requestOf('REQ26110009')).patientId }))).toBe('autologous.bound-already')
})

test('R18 a bound bag goes to nobody else, in an emergency no more than otherwise', async () => {
  await bench.must('stock.release', { commandId: uuidv7(), unitId: unit.id, reason: '复查合格', signature: await bench.sign('stock.release') })
  await bench.must('numbering.confirm', { commandId: uuidv7(), selfNumber: unit.selfNumber ?? '', din: unit.din, dinFlags: '00', productCode: null })
  const [mine, other] = [await requestOf('REQ26110001'), await requestOf('REQ26110005')]
  const look = { selfNumber: unit.selfNumber ?? '', din: unit.din, dinFlags: '00' }
  expect((await bench.must('issuing.check', { ...look, requestId: other.id })).refusal?.code).toBe('issuing.autologous-other-patient')
  expect((await bench.must('issuing.check', { ...look, requestId: mine.id })).refusal?.code).toBe('issuing.crossmatch-missing')
  for (const patientId of [other.patientId, null]) expect((await bench.must('issuing.emergencyCheck', { ...look, patientId, rhdReason: 'x' })).refusal?.code).toBe('issuing.autologous-other-patient')
  expect((await bench.must('issuing.emergencyCheck', { ...look, patientId: mine.patientId, rhdReason: null })).refusal).toBeNull()
})
