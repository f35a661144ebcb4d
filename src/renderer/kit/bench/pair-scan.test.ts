import { expect, test } from 'vitest'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { emptyPair, pairScan } from './pair-scan.ts'
import type { BagCode, LabelCode } from './pair-scan.ts'

const label = (n: string): LabelCode => ({ kind: 'label', selfNumber: n, unitId: `unit-${n}`, din: 'A999926000001', state: 'in-stock' })
const bag = (din: string): BagCode => ({ kind: 'bag', din, flags: '00', productCode: null, unitIds: [] })
const scanAll = (codes: readonly Identified[]) =>
  codes.reduce<ReturnType<typeof pairScan>>((now, code) => pairScan(now.state, code), { state: emptyPair, outcome: { kind: 'own-din', din: '' } })

test('R18 label and bag code make a pair in either order, and nothing of it is left for the next bag', () => {
  const one = label('A26-000001')
  const two = bag('A999926000001')
  const pair = { state: emptyPair, outcome: { kind: 'pair', label: one, bag: two } }
  expect(scanAll([one, two])).toEqual(pair)
  expect(scanAll([two, one])).toEqual(pair)
})

test('R18 a second label takes the place of the first, and the screen is told which one no longer counts', () => {
  const { state, outcome } = scanAll([label('A26-000001'), label('A26-000002')])
  expect(state.label?.selfNumber).toBe('A26-000002')
  expect(outcome).toMatchObject({ kind: 'bag-wanted', replaced: { selfNumber: 'A26-000001' } })
  expect(scanAll([bag('A999926000001'), bag('A999926000002')]).outcome).toMatchObject({ kind: 'label-wanted', replaced: { din: 'A999926000001' } })
})

test('R18 the same code read twice is still one code', () => {
  expect(scanAll([label('A26-000001'), label('A26-000001')]).outcome).toMatchObject({ kind: 'bag-wanted', replaced: null })
  expect(scanAll([bag('A999926000001'), bag('A999926000001')]).outcome).toMatchObject({ kind: 'label-wanted', replaced: null })
})

test('R06 the DIN code of our own label never completes a pair', () => {
  const waiting = scanAll([label('A26-000001')])
  const after = pairScan(waiting.state, { kind: 'own-din', din: 'A999926000001' })
  expect(after.outcome.kind).toBe('own-din')
  expect(after.state).toEqual(waiting.state)
})

test('R18 a code that is no bag leaves what was read before waiting', () => {
  const waiting = scanAll([bag('A999926000001')])
  const after = pairScan(waiting.state, { kind: 'fridge', fridgeId: 'f', code: 'BX1' })
  expect(after).toEqual({ state: waiting.state, outcome: { kind: 'other', code: { kind: 'fridge', fridgeId: 'f', code: 'BX1' } } })
})
