import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../domain/ops/policy.ts'
import { isOutsideTransport } from '../../domain/receiving/delivery-box.ts'
import { definePolicy } from '../ops/define-policy.ts'
import { dispatch, DINS, DISPATCH, openHouse, receive, unitOf } from '../stocked-house.test-support.ts'
import { amendDispatch } from './amend-dispatch.ts'
import { confirmBox } from './confirm-box.ts'
import { finishDispatch } from './finish-dispatch.ts'
import { receiveBag } from './receive-bag.ts'
import { receiveBox } from './receive-box.ts'
import { reopenDispatch } from './reopen-dispatch.ts'

const box = { dispatchId: DISPATCH, number: '1', temperatureC: 4.2, sealed: true, note: '' }
const finish = { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: null }

/** The note says which box each bag is in: two in box 1, one in box 2. */
function house(wholeBox = true) {
  const made = openHouse()
  const { id: _id, version: _version, ...policy } = defaultPolicy
  made.must(definePolicy, { ...policy, wholeBox })
  made.must(amendDispatch, { number: dispatch.number, lines: dispatch.lines.map((l, i) => ({ ...l, boxNumber: i < 2 ? '1' : '2' })), unread: [] })
  return made
}
const boxId = (made: ReturnType<typeof house>, facts: Partial<typeof box> & { readonly temperatureC?: number } = {}): string => made.must(receiveBox, { ...box, ...facts }).delivery_box?.[0] ?? ''

describe('R03 boxes as they arrive', () => {
  test.each([[2, false], [10, false], [1.9, true], [10.1, true], [null, false]] as const)('R03 red cells at %s ℃ in the box: outside %s', (temperatureC, outside) => {
    expect(isOutsideTransport(defaultPolicy, 'red-cells', temperatureC)).toBe(outside)
  })

  test('R03 frozen plasma has no lowest temperature, and the hospital may set its own limits', () => {
    expect(isOutsideTransport(defaultPolicy, 'plasma', -40)).toBe(false)
    expect(isOutsideTransport(defaultPolicy, 'plasma', -17)).toBe(true)
    expect(isOutsideTransport({ transport: [{ componentClass: 'plasma', minC: -30, maxC: null }] }, 'plasma', -40)).toBe(true)
  })

  test('R03 a bag out of a box that was too warm is not accepted, is quarantined with the temperature as its reason, and its line names the box', () => {
    const made = house()
    const id = boxId(made, { temperatureC: 15 })
    const bag = { ...receive(DINS[0]), boxId: id }
    expect(made.take(receiveBag, bag)).toMatchObject({ refusal: { code: 'receiving.bag-differs', params: { findings: 'wrong-temperature' } } })
    made.must(receiveBag, { ...receive(DINS[1]), decision: 'quarantine', boxId: id })
    expect(made.get('unit', unitOf(DINS[1]))).toMatchObject({ state: 'quarantined', quarantineReason: 'wrong-temperature' })
    expect(made.all('dispatch_line').find((l) => l.din === DINS[1])).toMatchObject({ boxId: id, boxNumber: '1', findings: ['wrong-temperature'] })
  })

  test('R03 what was typed wrongly is said again until the first bag was judged by it; one box is one document on every bench', () => {
    const made = house()
    const id = boxId(made, { temperatureC: 44 })
    expect(boxId(made, { temperatureC: 4.4 })).toBe(id)
    expect(made.all('delivery_box')).toMatchObject([{ temperatureC: 4.4 }])
    made.must(receiveBag, { ...receive(DINS[0]), boxId: id })
    expect(made.take(receiveBox, { ...box, temperatureC: 12 }, { deviceId: 'b' })).toMatchObject({ refusal: { code: 'receiving.box-in-use' }, opens: 'fact-broke-rule', puts: [] })
    expect(made.take(receiveBox, { ...box, temperatureC: 4.4 }, { deviceId: 'b' })).toMatchObject({ refusal: { code: 'receiving.box-in-use' }, opens: null, puts: [] })
    expect(made.all('delivery_box')).toMatchObject([{ temperatureC: 4.4 }])
  })

  test('R03 a box that came while another bench finished the note is on record all the same', () => {
    const made = house()
    made.must(finishDispatch, finish)
    expect(made.take(receiveBox, box)).toMatchObject({ refusal: { code: 'receiving.dispatch-finished' }, opens: null })
    expect(made.all('delivery_box')).toHaveLength(1)
  })
})

describe('R03 a checked box taken in whole', () => {
  test('R03 as many bags as the list says are received with what the list says, and the rest of the note waits', () => {
    const made = house()
    const id = boxId(made)
    made.must(confirmBox, { boxId: id, counted: 2 })
    expect(made.all('unit').map((u) => `${u.din} ${u.state} ${u.abo}`).toSorted()).toEqual([`${DINS[0]} received A`, `${DINS[1]} received A`])
    expect(made.all('dispatch_line').map((l) => `${l.outcome} ${l.boxId === id}`).toSorted()).toEqual(['accepted true', 'accepted true', 'pending false'])
  })

  test('R03 another count, a broken seal, a box too warm, or a bag received already: not one bag comes in', () => {
    const refused = (facts: Partial<typeof box>, counted: number, before: (made: ReturnType<typeof house>) => void = () => undefined): unknown => {
      const made = house()
      const id = boxId(made, facts)
      before(made)
      const units = made.all('unit').length
      const { refusal: no } = made.take(confirmBox, { boxId: id, counted })
      expect(made.all('unit')).toHaveLength(units)
      return no
    }
    expect(refused({}, 3)).toMatchObject({ code: 'receiving.box-count', params: { listed: 2, counted: 3 } })
    expect(refused({ sealed: false }, 2)).toMatchObject({ code: 'receiving.box-unsealed' })
    expect(refused({ temperatureC: 11 }, 2)).toMatchObject({ code: 'receiving.bag-differs', params: { findings: 'wrong-temperature' } })
    expect(refused({}, 2, (made) => void made.must(receiveBag, receive(DINS[0])))).toMatchObject({ code: 'receiving.box-count', params: { listed: 1 } })
  })

  test('R03 it is off until the hospital has signed it', () => {
    const made = house(false)
    expect(made.take(confirmBox, { boxId: boxId(made), counted: 2 })).toMatchObject({ refusal: { code: 'receiving.box-not-allowed' } })
    expect(defaultPolicy.wholeBox).toBe(false)
  })
})

describe('R03 a note that comes in parts', () => {
  test('R03 bags that were missing come with a later delivery: the note is opened again, they are received, and it is finished again', () => {
    const made = house()
    made.must(receiveBag, receive(DINS[0]))
    made.must(finishDispatch, finish)
    expect(made.take(receiveBag, receive(DINS[1]))).toMatchObject({ refusal: { code: 'receiving.dispatch-finished' } })
    made.must(reopenDispatch, { dispatchId: DISPATCH, reason: '第二批到货' })
    made.must(receiveBag, receive(DINS[2]))
    made.must(finishDispatch, finish)
    expect(made.all('dispatch')).toMatchObject([{ state: 'finished', checkedBy: 'u2' }])
    const of = (din: string) => made.all('dispatch_line').find((l) => l.din === din)?.outcome
    // The bag that a fact brought to a finished note is on record, out of use.
    expect(DINS.map(of)).toEqual(['accepted', 'quarantined', 'accepted'])
  })

  test('R03 an open note is not opened, and two benches that open the same one open it once', () => {
    const made = house()
    expect(made.take(reopenDispatch, { dispatchId: DISPATCH, reason: 'x' })).toMatchObject({ refusal: { code: 'receiving.dispatch-open' }, opens: null, puts: [] })
  })

  test('R03 what the station took off its list is not waited for when the note is opened again', () => {
    const made = house()
    made.must(amendDispatch, { number: dispatch.number, lines: dispatch.lines.slice(0, 2).map((l) => ({ ...l, boxNumber: '1' })), unread: [] })
    made.must(finishDispatch, finish)
    made.must(reopenDispatch, { dispatchId: DISPATCH, reason: 'x' })
    expect(made.all('dispatch_line').map((l) => `${l.outcome} ${l.listed}`).toSorted()).toEqual(['missing false', 'pending true', 'pending true'])
  })
})
