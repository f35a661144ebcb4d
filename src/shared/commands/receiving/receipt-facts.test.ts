import { describe, expect, test } from 'vitest'
import { bag, DINS, dispatch, DISPATCH, openHouse, PRODUCT, receive, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { issueOf } from '../stocked-house.test-support.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { finishDispatch } from './finish-dispatch.ts'
import { importDispatch } from './import-dispatch.ts'
import { receiveBag } from './receive-bag.ts'

const [din] = DINS
const unitId = unitOf(din)
const quarantine = { ...receive(din), decision: 'quarantine', seen: ['clots'] } as const
const reject = { ...receive(din), decision: 'reject', seen: ['bag-damaged'] } as const

describe('R20 one bag received at two benches is one bag', () => {
  test('R20 both receive it: one unit by its name, and a case asks how it got to two doors', () => {
    const house = openHouse()
    expect(house.take(receiveBag, receive(din))).toMatchObject({ refusal: null })
    expect(house.take(receiveBag, receive(din), { deviceId: 'b' })).toMatchObject({ refusal: { code: 'receiving.bag-already-stocked' }, opens: 'received-twice', puts: [] })
    expect(house.all('unit')).toMatchObject([{ id: unitId, state: 'received', holder: 'a', epoch: 1 }])
  })

  test('R20 the second bench saw clots: the bag goes out of use', () => {
    const house = openHouse()
    house.take(receiveBag, receive(din))
    expect(house.take(receiveBag, { ...quarantine, seen: [...quarantine.seen] }, { deviceId: 'b' }).opens).toBe('received-twice')
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', quarantineReason: 'clots' })
  })

  test('R20 the second bench sent it back: out of use, until somebody knows where it is', () => {
    const house = stockedHouse()
    house.take(receiveBag, { ...reject, seen: [...reject.seen] }, { deviceId: 'b' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', quarantineReason: 'bag-damaged' })
  })

  test('R20 a bag that has gone out stays out', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    expect(house.take(receiveBag, { ...quarantine, seen: [...quarantine.seen] }, { deviceId: 'b' })).toMatchObject({ opens: 'received-twice', puts: [] })
    expect(house.get('unit', unitId).state).toBe('issued')
  })

  test('R20 sent back by the first, received by the second: it is in the house, out of use, on a line of its own', () => {
    const house = openHouse()
    house.take(receiveBag, { ...reject, seen: [...reject.seen] })
    expect(house.take(receiveBag, receive(din), { deviceId: 'b' })).toMatchObject({ refusal: { code: 'receiving.line-done' }, opens: 'received-twice' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', holder: 'b' })
    const lines = house.all('dispatch_line').filter((l) => l.din === din)
    expect(lines.map((l) => [l.listed, l.outcome])).toEqual([[true, 'rejected'], [false, 'quarantined']])
  })

  test('R20 the list was finished elsewhere and the bag called missing: it has come, out of use until somebody looks', () => {
    const house = openHouse()
    house.must(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: 4 })
    expect(house.take(receiveBag, receive(din))).toMatchObject({ refusal: { code: 'receiving.dispatch-finished' }, opens: 'fact-broke-rule' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', dispatchId: DISPATCH })
    expect(house.all('dispatch_line').find((l) => l.din === din)).toMatchObject({ listed: true, outcome: 'quarantined', unitId })
  })

  test('R20 the list never reached the server: the bag did, out of use', () => {
    const house = openHouse()
    expect(house.take(receiveBag, { ...receive(din), dispatchId: 'lost', bag: { ...bag(din), din: 'A999926000009' } })).toMatchObject({ refusal: { code: 'receiving.dispatch-unknown' }, opens: 'fact-broke-rule' })
    expect(house.get('unit', unitOf('A999926000009'))).toMatchObject({ state: 'quarantined', dispatchId: null, dispatchLineId: null, holder: 'a' })
  })

  test('R20 a product that nobody knows makes no bag; one sent back makes none either', () => {
    const house = openHouse()
    expect(house.take(receiveBag, { ...receive(din), bag: { ...bag(din), productCode: 'E9999V00' } })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    house.must(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: null })
    expect(house.take(receiveBag, { ...reject, seen: [...reject.seen] })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })
})

describe('R20 one dispatch imported at two benches is one dispatch', () => {
  test('R20 the same file again changes nothing, and nobody need look', () => {
    const house = openHouse()
    expect(house.take(importDispatch, dispatch, { deviceId: 'b' })).toMatchObject({ refusal: { code: 'receiving.dispatch-known' }, opens: null, puts: [] })
    expect(house.all('dispatch').map((d) => d.id)).toEqual([DISPATCH])
    expect(house.all('dispatch_line').length).toBe(3)
  })

  test('R20 a line that only the later file has is added, but not to a list that is finished', () => {
    const more = { ...dispatch, lines: [...dispatch.lines, { ...dispatch.lines[0], lineNo: 9, din: 'A999926000009', productCode: PRODUCT, componentName: 'x', abo: 'A', rhd: 'pos', volumeMl: 1, expiresAt: '', priceFen: null, boxNumber: null } as const] }
    const house = openHouse()
    house.take(importDispatch, { ...more, lines: [...more.lines] }, { deviceId: 'b' })
    expect(house.all('dispatch_line').map((l) => l.din)).toEqual([...DINS, 'A999926000009'])
    const finished = openHouse()
    finished.must(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: null })
    expect(finished.take(importDispatch, { ...more, lines: [...more.lines] }).puts).toEqual([])
  })

  test('R20 finished at two benches is finished once; lines that wait here and not there keep it open', () => {
    const house = openHouse()
    expect(house.take(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: false, temperatureC: null })).toMatchObject({ refusal: { code: 'receiving.lines-pending' }, opens: 'fact-broke-rule', puts: [] })
    house.must(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: null })
    expect(house.take(finishDispatch, { dispatchId: DISPATCH, pendingAreMissing: true, temperatureC: null })).toMatchObject({ opens: null, puts: [] })
  })
})
