import { describe, expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { receiveBag } from '../receiving/receive-bag.ts'
import { quarantineUnit } from '../stock/quarantine-unit.ts'
import { discardUnit } from '../stock/discard-unit.ts'
import { DINS, EXPIRES, issueOf, numberAt, openHouse, receive, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { assignNumber } from './assign-number.ts'
import { confirmLabel } from './confirm-label.ts'
import { leaseBlock } from './lease-block.ts'
import { retireBlock, retiredBlock } from './retire-block.ts'
import { spoilLabel } from './spoil-label.ts'

const [din, other] = DINS
const unitId = unitOf(din)
const assign = (house: ReturnType<typeof openHouse>, of: 'a' | 'b', value: number, unit = unitId) => house.take(assignNumber, { unitId: unit, blockId: house.blocks[of], value, layer: null }, { deviceId: of })
const confirm = (number: string) => ({ selfNumber: number, din, dinFlags: '00', productCode: null })

function received(): ReturnType<typeof openHouse> {
  const house = openHouse()
  for (const d of [din, other]) house.take(receiveBag, receive(d))
  return house
}

describe('R05 R20 a number that stands on a label is used up, whatever stands against it', () => {
  test('R20 numbered at two benches: the first number stands, the second is burned, the bag is out of use, a case names both', () => {
    const house = received()
    assign(house, 'a', 1)
    const twice = assign(house, 'b', 101)
    expect(twice).toMatchObject({ refusal: { code: 'numbering.unit-not-waiting', params: { number: 'R00001', asked: 'R00101' } }, opens: 'two-numbers-one-bag' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', selfNumber: 'R00001', quarantineReason: 'two-labels' })
    expect(house.all('self_number').map((n) => [n.number, n.state, n.burnReason])).toEqual([['R00001', 'assigned', null], ['R00101', 'burned', 'two-labels']])
    expect(house.get('number_block', house.blocks.b).next).toBe(102)
    // What follows from it on the bench is told of by that one case.
    expect(house.take(confirmLabel, confirm('R00101'), { deviceId: 'b' })).toMatchObject({ refusal: { code: 'numbering.number-burned' }, opens: null, puts: [] })
    expect(house.take(confirmLabel, confirm('R00001'))).toMatchObject({ refusal: { code: 'stock.transition-not-allowed' }, opens: null, puts: [] })
  })

  test('R20 one number on two bags: the second bag is out of use, the first keeps its number', () => {
    const house = received()
    assign(house, 'a', 1)
    // A second copy of the bench's database gives the same number out again.
    expect(assign(house, 'a', 1, unitOf(other))).toMatchObject({ opens: 'one-number-two-bags' })
    expect(house.get('unit', unitOf(other))).toMatchObject({ state: 'quarantined', selfNumber: null })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'numbered', selfNumber: 'R00001' })
    expect(house.get('number_block', house.blocks.a).next).toBe(2)
    expect(house.all('self_number').length).toBe(1)
  })

  test('R20 a number before this one never reached the server: the block goes on behind this one', () => {
    const house = received()
    expect(assign(house, 'a', 5)).toMatchObject({ refusal: { code: 'numbering.number-out-of-turn' }, opens: 'fact-broke-rule' })
    expect(house.get('number_block', house.blocks.a).next).toBe(6)
    expect(house.all('self_number')).toMatchObject([{ number: 'R00005', state: 'burned' }])
    expect(house.get('unit', unitId).state).toBe('quarantined')
  })

  test('R20 outside its block a number is burned and moves no block', () => {
    const house = received()
    assign(house, 'a', 500)
    expect(house.get('number_block', house.blocks.a).next).toBe(1)
    expect(house.all('self_number')).toMatchObject([{ number: 'R00500', state: 'burned' }])
  })

  test('R20 the bag never reached the server: the number is burned all the same, so it is never given out again', () => {
    const house = received()
    expect(assign(house, 'a', 1, 'lost')).toMatchObject({ refusal: { code: 'stock.unit-unknown' }, opens: 'fact-broke-rule' })
    expect(house.all('self_number')).toMatchObject([{ number: 'R00001', state: 'burned', unitId: 'lost' }])
    expect(house.take(assignNumber, { unitId, blockId: 'lost', value: 1, layer: null })).toMatchObject({ refusal: { code: 'numbering.range-unknown' }, puts: [] })
  })

  test('R20 a bag that was quarantined meanwhile stays so, and needs a new number when it is let go', () => {
    const house = received()
    house.take(quarantineUnit, { unitId, reason: '漏' })
    expect(assign(house, 'a', 1)).toMatchObject({ opens: 'fact-broke-rule' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', selfNumber: null, quarantineReason: '漏' })
  })

  test('R20 the home bench of the fridge gets the bag out of its holder\'s hands, and no other bench\'s', () => {
    const house = received()
    house.set('fridge', 'f', { homeDeviceId: 'home' })
    assign(house, 'a', 1)
    expect(house.get('unit', unitId)).toMatchObject({ holder: 'home', epoch: 2, recallBy: null })
    assign(house, 'b', 101, unitOf(other))
    expect(house.get('unit', unitOf(other))).toMatchObject({ holder: 'a', epoch: 1, recallBy: 'home', state: 'numbered' })
  })
})

describe('R05 R20 a label that was scanned back or spoiled', () => {
  test('R20 scanned back at two benches is scanned back once', () => {
    const house = stockedHouse()
    expect(house.take(confirmLabel, confirm(numberAt(0)))).toMatchObject({ refusal: { code: 'numbering.already-confirmed' }, opens: null, puts: [] })
  })

  test('R20 scanned back although expired, issued or thrown away: never into stock, and somebody looks', () => {
    const late = received()
    assign(late, 'a', 1)
    expect(late.take(confirmLabel, confirm('R00001'), { now: addHours(EXPIRES, 1) })).toMatchObject({ refusal: { code: 'numbering.unit-expired' }, opens: 'fact-broke-rule', puts: [] })
    const thrown = received()
    assign(thrown, 'a', 1)
    thrown.take(discardUnit, { unitId, reason: '破' })
    expect(thrown.take(confirmLabel, confirm('R00001'))).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(thrown.take(confirmLabel, confirm('R09999'))).toMatchObject({ refusal: { code: 'numbering.number-unknown' }, opens: 'fact-broke-rule' })
  })

  test('R20 spoiled at two benches burns once', () => {
    const house = stockedHouse()
    house.take(spoilLabel, { number: numberAt(0), reason: '破' })
    expect(house.take(spoilLabel, { number: numberAt(0), reason: '破' })).toMatchObject({ refusal: { code: 'numbering.number-burned' }, opens: null, puts: [] })
  })

  test('R20 spoiled while quarantined elsewhere: the number is burned, the bag stays quarantined and has none', () => {
    const house = stockedHouse()
    house.take(quarantineUnit, { unitId, reason: '漏' })
    expect(house.take(spoilLabel, { number: numberAt(0), reason: '破' })).toMatchObject({ opens: null })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', selfNumber: null, fridgeId: null })
    expect(house.all('self_number').find((n) => n.number === numberAt(0))).toMatchObject({ state: 'burned', burnReason: '破' })
  })

  test('R20 of a bag with two numbers the burned one may be spoiled; the other stays on the bag', () => {
    const house = received()
    assign(house, 'a', 1)
    assign(house, 'b', 101)
    expect(house.take(spoilLabel, { number: 'R00101', reason: 'x' })).toMatchObject({ opens: null, puts: [] })
    expect(house.get('unit', unitId).selfNumber).toBe('R00001')
  })

  test('R20 a bag that went out keeps the number it went out by', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    expect(house.take(spoilLabel, { number: numberAt(0), reason: '破' })).toMatchObject({ refusal: { code: 'stock.transition-not-allowed' }, opens: 'fact-broke-rule', puts: [] })
    expect(house.take(spoilLabel, { number: 'R09999', reason: '破' })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })
})

describe('R06 R20 blocks of numbers', () => {
  test('R20 a retired block gives nothing out any more; what was left of it is written down and never leased again', () => {
    const house = received()
    assign(house, 'a', 1)
    house.must(retireBlock, { blockId: house.blocks.a, reason: '工作站报废' })
    expect(house.get('number_block', house.blocks.a)).toMatchObject({ next: 101, retiredFrom: 2 })
    expect(assign(house, 'a', 2, unitOf(other)).refusal?.code).toBe('numbering.block-exhausted')
    expect(house.get('number_block', house.must(leaseBlock, { rangeId: 'range', deviceId: 'c', year: null, size: 10 }, { deviceId: 'c' }).number_block?.[0])).toMatchObject({ first: 201, last: 210, next: 201, retiredFrom: null })
    expect(house.take(retireBlock, { blockId: house.blocks.a, reason: 'x' }).puts).toEqual([])
    expect(house.take(retireBlock, { blockId: 'lost', reason: 'x' }).refusal?.code).toBe('numbering.block-unknown')
  })

  test('R20 a bench leases for itself alone', () => {
    const house = received()
    expect(house.take(leaseBlock, { rangeId: 'range', deviceId: 'c', year: null, size: 10 }, { deviceId: 'a' }).refusal?.code).toBe('numbering.block-of-other-bench')
    expect(leaseBlock).toMatchObject({ byDevice: true, kind: 'intent', offline: 'refused' })
  })

  test('R20 the last number of a block is still to be retired, a used up block is not', () => {
    const block = { id: 'x', version: 1, rangeId: 'r', deviceId: 'a', year: null, first: 1, last: 9, next: 9, retiredFrom: null }
    expect(retiredBlock(block)).toEqual({ next: 10, retiredFrom: 9 })
    expect(retiredBlock({ ...block, next: 10 })).toBeNull()
  })
})
