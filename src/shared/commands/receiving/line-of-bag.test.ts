import { describe, expect, test } from 'vitest'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import { dispatch, openHouse, receive } from '../stocked-house.test-support.ts'
import { importDispatch } from './import-dispatch.ts'
import { lineOfBag, receiveBag } from './receive-bag.ts'

const din = 'A999926000077'
const template = { id: '', version: 1, dispatchId: 'd', lineNo: 2, listed: true, din, productCode: '', productId: null, componentName: '', abo: 'A', rhd: 'pos', volumeMl: 0, expiresAt: '', priceFen: null, outcome: 'pending', findings: [], unitId: null, boxNumber: null, boxId: null, specialTests: [] } as const satisfies DispatchLine
const byCode = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1)
const line = (productCode: string, more: Partial<DispatchLine> = {}): DispatchLine => ({ ...template, id: productCode, productCode, ...more })

describe('R03 the line of a bag: DIN and whole product code', () => {
  test('R03 the line with the bag’s own code comes before any other of its DIN', () => {
    expect(lineOfBag([line('D1002VA0'), line('D1002VB0')], 'D1002VB0')?.id).toBe('D1002VB0')
  })

  test.each(['D1002VA0', 'D1002V00', 'D1002VAa'])('R03 a division never takes the line of the division %s of the same product', (listed) => {
    expect(lineOfBag([line(listed)], 'D1002VB0')).toBeNull()
  })

  test('R03 another component on the only open line is that line, with a wrong component', () => {
    expect(lineOfBag([line('D2001VA0')], 'D1002VB0')?.id).toBe('D2001VA0')
    expect(lineOfBag([line('D1002200')], 'D1002V00')?.id).toBe('D1002200')
  })

  test('R03 where two other components are open, nobody can say which was meant', () => {
    expect(lineOfBag([line('D2001V00'), line('D3001V00')], 'D1002V00')).toBeNull()
    expect(lineOfBag([line('D2001V00', { outcome: 'accepted' }), line('D3001V00')], 'D1002V00')?.id).toBe('D3001V00')
    expect(lineOfBag([line('D2001V00', { listed: false })], 'D1002V00')).toBeNull()
  })

  test('R03 a division that is not on the list stays out as an extra bag, and the listed one is still received', () => {
    const house = openHouse()
    const { dispatch_line: _none, dispatch: [dispatchId = ''] = [] } = house.must(importDispatch, { ...dispatch, number: 'FX2', lines: dispatch.lines.slice(0, 1).map((l) => ({ ...l, din, productCode: 'D1002VA0' })) })
    const of = (productCode: string) => ({ ...receive(din), dispatchId, bag: { ...receive(din).bag, din, productCode } })
    expect(house.take(receiveBag, of('D1002VB0'))).toMatchObject({ refusal: { code: 'receiving.bag-differs', params: { findings: 'extra' } } })
    const again = openHouse()
    again.must(importDispatch, { ...dispatch, number: 'FX2', lines: dispatch.lines.slice(0, 1).map((l) => ({ ...l, din, productCode: 'D1002VA0' })) })
    again.must(receiveBag, { ...of('D1002VB0'), decision: 'quarantine' })
    again.must(receiveBag, of('D1002VA0'))
    const lines = again.all('dispatch_line').filter((l) => l.din === din)
    expect(lines.map((l) => [l.productCode, l.listed, l.outcome, l.findings]).toSorted(byCode)).toEqual([['D1002VA0', true, 'accepted', []], ['D1002VB0', false, 'quarantined', ['extra']]])
    expect(again.all('unit').filter((u) => u.din === din).map((u) => [u.productCode, u.state]).toSorted(byCode)).toEqual([['D1002VA0', 'received'], ['D1002VB0', 'quarantined']])
  })
})
