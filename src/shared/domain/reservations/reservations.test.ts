import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFulfilled, mayAmend, withFeedback, type LineFeedback, type ReservationLine } from './reservation.ts'
import { suggestQuantity } from './suggest-quantity.ts'

const line = (lineNo: number, over: Partial<ReservationLine> = {}): ReservationLine => ({ lineNo, productCode: 'D1002V00', abo: 'O', rhd: 'pos', quantity: 4, unit: 'U', answer: 'open', promised: 0, arrived: 0, reason: '', expectedAt: null, ...over })
const said = (lineNo: number, answer: LineFeedback['answer'], quantity: number): LineFeedback => ({ lineNo, answer, quantity, reason: 'r', expectedAt: null })

describe('R02 feedback', () => {
  test('R02 each line has the station\'s last word, and the same word again changes nothing', () => {
    const once = withFeedback([line(1), line(2), line(3)], [said(1, 'accepted', 4), said(2, 'partly', 1), said(3, 'refused', 0)])
    expect(once.problems).toEqual([])
    expect(once.lines.map((l) => [l.answer, l.promised])).toEqual([['accepted', 4], ['partly', 1], ['refused', 0]])
    expect(withFeedback(once.lines, [said(1, 'accepted', 4), said(2, 'partly', 1), said(3, 'refused', 0)])).toEqual(once)
  })

  test('R02 a word that contradicts itself or what has come is named and changes nothing', () => {
    const lines = [line(1, { arrived: 3, answer: 'shipped', promised: 4 })]
    const problems = [said(1, 'accepted', 3), said(1, 'refused', 1), said(1, 'partly', 4), said(1, 'shipped', 5), said(1, 'shipped', 2), said(9, 'accepted', 4), said(1, 'refused', 0)].map((f) => {
      const result = withFeedback(lines, [f])
      expect(result.lines).toEqual(lines)
      return result.problems[0]?.code
    })
    expect(problems).toEqual(['answer-contradicts-quantity', 'answer-contradicts-quantity', 'answer-contradicts-quantity', 'more-than-asked', 'less-than-arrived', 'line-unknown', 'less-than-arrived'])
  })

  test('R02 whatever the station says, no line is promised more than was asked', () => {
    const feedback = fc.record({ lineNo: fc.integer({ min: 0, max: 4 }), answer: fc.constantFrom('accepted' as const, 'partly' as const, 'refused' as const, 'shipped' as const), quantity: fc.integer({ min: -2, max: 9 }), reason: fc.string(), expectedAt: fc.constant(null) })
    fc.assert(
      fc.property(fc.array(feedback, { maxLength: 10 }), (all) => {
        for (const l of withFeedback([line(1), line(2), line(3)], all).lines) {
          expect(l.promised).toBeGreaterThanOrEqual(0)
          expect(l.promised).toBeLessThanOrEqual(l.quantity)
          if (l.answer === 'accepted') expect(l.promised).toBe(l.quantity)
          if (l.answer === 'refused' || l.answer === 'open') expect(l.promised).toBe(0)
        }
      })
    )
  })

  test('R01 a reservation may be changed until something of it is on its way', () => {
    expect([mayAmend({ state: 'draft', lines: [line(1)] }), mayAmend({ state: 'submitted', lines: [line(1, { answer: 'accepted', promised: 4 })] }), mayAmend({ state: 'submitted', lines: [line(1), line(2, { answer: 'shipped', promised: 4 })] }), mayAmend({ state: 'submitted', lines: [line(1, { arrived: 1 })] }), mayAmend({ state: 'withdrawn', lines: [line(1)] })]).toEqual([true, true, false, false, false])
  })

  test('R02 it is fulfilled when nothing more is to come', () => {
    expect([isFulfilled([line(1)]), isFulfilled([line(1, { answer: 'refused' })]), isFulfilled([line(1, { answer: 'shipped', promised: 4, arrived: 3 })]), isFulfilled([line(1, { answer: 'shipped', promised: 4, arrived: 4 }), line(2, { answer: 'refused' })])]).toEqual([false, true, false, true])
  })
})

describe('R01 suggested quantity', () => {
  const outlook = { usedPerDay: [4, 6, 5], usable: 10, expiring: 0, onItsWay: 3, planned: 2, daysToCover: 3, reserve: 4 }
  test('R01 what is needed less what there is', () => {
    expect(suggestQuantity(outlook)).toEqual({ expectedUse: 15, need: 21, have: 13, quantity: 8 })
    expect(suggestQuantity({ ...outlook, usedPerDay: [1, 1, 2], daysToCover: 1 }).expectedUse).toBe(2)
    expect(suggestQuantity({ ...outlook, usedPerDay: [] })).toMatchObject({ expectedUse: 0, quantity: 0 })
    expect(suggestQuantity({ ...outlook, usedPerDay: [], usable: 0, onItsWay: 0 }).quantity).toBe(6)
  })

  test('R01 what will expire unused does not count as stock, what will be used first does', () => {
    expect(suggestQuantity({ ...outlook, usable: 30, expiring: 20 })).toEqual({ expectedUse: 15, need: 21, have: 28, quantity: 0 })
    expect(suggestQuantity({ ...outlook, usable: 10, expiring: 10 }).have).toBe(13)
  })

  test('R01 it is never below nothing, and more stock never suggests more', () => {
    const n = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(fc.record({ usedPerDay: fc.array(n, { maxLength: 30 }), usable: n, expiring: n, onItsWay: n, planned: n, daysToCover: fc.integer({ min: 1, max: 14 }), reserve: n }), (o) => {
        const { quantity, need, have } = suggestQuantity(o)
        expect(quantity).toBe(Math.max(0, need - have))
        expect(suggestQuantity({ ...o, onItsWay: o.onItsWay + 1 }).quantity).toBeLessThanOrEqual(quantity)
        expect(suggestQuantity({ ...o, usable: o.usable + 1 }).quantity).toBeLessThanOrEqual(quantity)
      })
    )
  })
})
