import { expect, test } from 'vitest'
import { bagFindings, compareBag, type ScannedBag } from './compare-bag.ts'

const now = '2026-11-22T00:00:00.000Z'
const said = { productCode: 'D1002V00', abo: 'A', rhd: 'pos', expiresAt: '2026-12-01T15:59:00.000Z' } as const
const line = { ...said, listed: true }
const bag: ScannedBag = { din: 'A999926000001', ...said, blocksStock: false }

test.each<[string, Partial<ScannedBag>, readonly string[]]>([
  ['as listed', {}, []],
  ['of another ABO group', { abo: 'B' }, ['wrong-group']],
  ['of another RhD type', { rhd: 'neg' }, ['wrong-group']],
  ['of another component', { productCode: 'D1003V00' }, ['wrong-component']],
  ['with another expiry', { expiresAt: '2026-12-02T15:59:00.000Z' }, ['wrong-expiry']],
  ['marked by the station', { blocksStock: true }, ['station-message']],
  ['expired, of another group and marked', { abo: 'O', expiresAt: '2026-11-21T15:59:00.000Z', blocksStock: true }, ['wrong-group', 'wrong-expiry', 'expired', 'station-message']]
])('R03 a bag %s is told so', (_what, change, found) => expect(compareBag({ ...bag, ...change }, line, now)).toEqual(found))

test('R03 a bag that is not on the list is extra, and still looked at', () => {
  expect(compareBag(bag, null, now)).toEqual(['extra'])
  expect(compareBag({ ...bag, expiresAt: now.replace('22', '20') }, null, now)).toEqual(['extra', 'expired'])
})

test('R03 a bag that the station took off its list is extra when it comes all the same', () => {
  expect(compareBag({ ...bag, abo: 'B' }, { ...line, listed: false }, now)).toEqual(['extra'])
})

test('R03 a bag that says it is good for longer than its product can be is looked into first; to the end of the last day is not too long', () => {
  const found = (expiresAt: string, maxLifeDays: number | null) => bagFindings({ ...bag, expiresAt }, { ...line, expiresAt }, { now, recalls: [], outsideTransport: false, maxLifeDays })
  expect(found('2027-01-04T00:00:00.000Z', 42)).toEqual([])
  expect(found('2027-01-04T00:01:00.000Z', 42)).toEqual(['life-too-long'])
  expect(found('2027-01-04T00:01:00.000Z', null)).toEqual([])
})
