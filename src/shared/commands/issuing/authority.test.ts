import { describe, expect, test } from 'vitest'
import { SERVER_HOLDER } from '../../domain/stock/unit.ts'
import { DINS, issueOf, numberAt, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { giveUpUnit } from './give-up-unit.ts'
import { issueUnit } from './issue-unit.ts'
import { recallUnit } from './recall-unit.ts'
import { takeOverUnit } from './take-over-unit.ts'

const unitId = unitOf(DINS[0])
const inHand = { unitId, entry: 'scanned', scannedSelfNumber: numberAt(0), scannedDin: DINS[0], reason: '工作站损坏' } as const

describe('R20 authority over a bag moves by its holder\'s word, or with the bag in hand', () => {
  test('R20 asked for, given up, issued by the one that asked; the old holder\'s late issue opens a critical case', () => {
    const house = stockedHouse()
    expect(house.take(recallUnit, { unitId }, { deviceId: 'b' })).toMatchObject({ refusal: null })
    expect(house.get('unit', unitId)).toMatchObject({ holder: 'a', epoch: 1, recallBy: 'b' })
    expect(house.take(issueUnit, issueOf(0), { deviceId: 'b' }).refusal?.code).toBe('issuing.not-holder')
    const other = stockedHouse()
    other.take(recallUnit, { unitId }, { deviceId: 'b' })
    other.must(giveUpUnit, { unitId, epoch: 1 })
    expect(other.get('unit', unitId)).toMatchObject({ holder: 'b', epoch: 2, recallBy: null })
    expect(other.take(issueUnit, { ...issueOf(0), epoch: 2 }, { deviceId: 'b' })).toMatchObject({ refusal: null, opens: null })
    expect(other.take(issueUnit, issueOf(0))).toMatchObject({ opens: 'double-issue' })
  })

  test('R20 what nobody holds is the asking bench\'s at once', () => {
    const house = stockedHouse()
    house.set('unit', unitId, { holder: SERVER_HOLDER })
    house.must(recallUnit, { unitId }, { deviceId: 'b' })
    expect(house.get('unit', unitId)).toMatchObject({ holder: 'b', epoch: 2, recallBy: null })
  })

  test('R20 nobody asks for what they hold, for what has left, or for what nobody knows', () => {
    const house = stockedHouse()
    expect(house.take(recallUnit, { unitId }).refusal).toEqual({ code: 'issuing.holder-already', params: { din: DINS[0] } })
    house.take(issueUnit, issueOf(0))
    expect(house.take(recallUnit, { unitId }, { deviceId: 'b' }).refusal).toEqual({ code: 'stock.transition-not-allowed', params: { din: DINS[0], state: 'issued' } })
    expect(house.take(recallUnit, { unitId: 'lost' }).refusal?.code).toBe('stock.unit-unknown')
  })

  test('R20 giving up what one does not hold, or was not asked for, changes nothing and nobody need look', () => {
    const house = stockedHouse()
    expect(house.take(giveUpUnit, { unitId, epoch: 1 })).toMatchObject({ refusal: { code: 'issuing.not-recalled' }, opens: null, puts: [] })
    house.take(recallUnit, { unitId }, { deviceId: 'b' })
    expect(house.take(giveUpUnit, { unitId, epoch: 1 }, { deviceId: 'c' })).toMatchObject({ refusal: { code: 'issuing.not-holder' }, opens: null, puts: [] })
    expect(house.take(giveUpUnit, { unitId, epoch: 2 })).toMatchObject({ refusal: { code: 'issuing.not-holder' }, opens: null, puts: [] })
    expect(house.take(giveUpUnit, { unitId: 'lost', epoch: 1 })).toMatchObject({ refusal: { code: 'stock.unit-unknown' }, opens: null, puts: [] })
    expect(giveUpUnit.byDevice).toBe(true)
  })

  test('R20 the holder is silent and the bag is here: two people take it over; what the holder does late is found out', () => {
    const house = stockedHouse()
    house.take(recallUnit, { unitId }, { deviceId: 'b' })
    expect(house.take(takeOverUnit, inHand, { deviceId: 'b' })).toMatchObject({ refusal: null })
    expect(house.get('unit', unitId)).toMatchObject({ holder: 'b', epoch: 2, recallBy: null })
    expect(house.take(issueUnit, issueOf(0))).toMatchObject({ refusal: { code: 'issuing.epoch-passed', params: { epoch: 1, now: 2 } }, opens: 'old-epoch-issue' })
    expect(takeOverUnit).toMatchObject({ secondPerson: true, offline: 'refused', kind: 'intent' })
  })

  test.each([
    ['the label of another bag', { scannedSelfNumber: numberAt(1) }, {}, 'issuing.bag-of-other-label'],
    ['another bag under the label', { scannedDin: DINS[1] }, {}, 'issuing.bag-of-other-label'],
    ['a bag this bench holds', {}, { holder: 'b' }, 'issuing.holder-already'],
    ['a bag that is not in stock', {}, { state: 'quarantined' }, 'stock.transition-not-allowed'],
    ['a bag nobody knows', { unitId: 'lost' }, {}, 'stock.unit-unknown']
  ] as const)('R20 not taken over: %s', (_what, input, fields, code) => {
    const house = stockedHouse()
    house.set('unit', unitId, fields)
    expect(house.take(takeOverUnit, { ...inHand, ...input }, { deviceId: 'b' }).refusal?.code).toBe(code)
    expect(house.get('unit', unitId).epoch).toBe(1)
  })

  test('R20 codes that were typed take nothing over', () => {
    expect(takeOverUnit.payload.safeParse({ ...inHand, entry: 'typed' }).success).toBe(false)
    expect(takeOverUnit.payload.safeParse({ ...inHand, reason: ' ' }).success).toBe(false)
  })
})
