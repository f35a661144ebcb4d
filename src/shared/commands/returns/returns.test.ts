import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasLeft, isUsable, nextUnitState, unitEvents } from '../../domain/stock/unit-state.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { assignNumber } from '../numbering/assign-number.ts'
import { discardUnit } from '../stock/discard-unit.ts'
import { quarantineUnit } from '../stock/quarantine-unit.ts'
import { releaseUnit } from '../stock/release-unit.ts'
import { DINS, stockedHouse, issueOf, unitOf } from '../stocked-house.test-support.ts'
import { recordDecision } from './record-decision.ts'
import { requestReturn } from './request-return.ts'

const [one, two, three] = DINS.map(unitOf)
const ask = (unitIds: readonly (string | undefined)[], number = 'TX-1') => ({ returnId: number, number, reason: 'quality', note: '溶血', unitIds: unitIds.map(String) }) as const
const word = (unitId: string | undefined, approved: boolean, reason = '') => ({ unitId: String(unitId), approved, reason })

function house() {
  const made = stockedHouse()
  const state = (id: string | undefined): string => made.get('unit', id).state
  return { made, state }
}

describe('R08 return to the station', () => {
  test('R08 a bag is locked at once and stays in stock until the station says yes', () => {
    const { made, state } = house()
    made.must(requestReturn, ask([one, two]))
    expect([state(one), state(two), state(three)]).toEqual(['return-asked', 'return-asked', 'in-stock'])
    expect(hasLeft('return-asked')).toBe(false)
    // Nothing that anybody does at a bench frees it or takes it away meanwhile.
    const tries = [
      made.take(quarantineUnit, { unitId: String(one), reason: 'x' }), made.take(releaseUnit, { unitId: String(one), reason: 'x', reasonSeen: 'x' }), made.take(discardUnit, { unitId: String(one), reason: 'x' }),
      made.take(assignNumber, { unitId: String(one), blockId: made.blocks.a, value: 1, layer: null })
    ]
    expect(tries.map((t) => t.refusal?.code)).toEqual(['stock.transition-not-allowed', 'stock.transition-not-allowed', 'stock.transition-not-allowed', 'numbering.unit-not-waiting'])
    expect(state(one)).toBe('return-asked')

    made.must(recordDecision, { returnId: 'TX-1', decisionNumber: 'D-1', lines: [word(one, true)] })
    expect([state(one), state(two), made.get('station_return', 'TX-1').state]).toEqual(['sent-back', 'return-asked', 'open'])
    expect(hasLeft('sent-back')).toBe(true)
    expect(made.all('exception_case')).toEqual([])
  })

  test('R08 R18 a bag that waits for the station may not be issued; one that was handed over all the same is a critical case, and its yes no longer fits', () => {
    const { made, state } = house()
    made.must(requestReturn, ask([one]))
    expect(made.take(issueUnit, issueOf(0))).toMatchObject({ refusal: { code: 'issuing.unit-return-asked' }, opens: 'issue-broke-rule' })
    expect(state(one)).toBe('issued')
    expect(made.take(recordDecision, { returnId: 'TX-1', decisionNumber: 'D-1', lines: [word(one, true)] }).refusal?.code).toBe('stock.transition-not-allowed')
    expect(state(one)).toBe('issued')
  })

  test('R08 a refused bag goes to quarantine with a case for the lab head, and the return is settled when every bag has its answer', () => {
    const { made, state } = house()
    made.must(requestReturn, ask([one, two]))
    made.must(recordDecision, { returnId: 'TX-1', decisionNumber: 'D-1', lines: [word(one, true), word(two, false, '运输责任')] })
    expect(made.get('unit', two)).toMatchObject({ state: 'quarantined', quarantineReason: 'return-refused' })
    expect(made.all('station_return_line').map((l) => [l.unitId === one, l.state, l.decisionNumber, l.stationReason])).toEqual(
      expect.arrayContaining([[true, 'approved', 'D-1', ''], [false, 'refused', 'D-1', '运输责任']])
    )
    expect(made.get('station_return', 'TX-1').state).toBe('settled')
    expect(made.all('exception_case')).toMatchObject([{ kind: 'return-refused', unitId: two, ownerRole: 'lab-head', state: 'open', finding: 'TX-1 D-1' }])
    // From quarantine it may be asked for again, under a return of its own.
    made.must(requestReturn, ask([two], 'TX-2'))
    expect(state(two)).toBe('return-asked')
  })

  test('R08 the station\'s word is taken once: another answer for the same bag changes nothing', () => {
    const { made, state } = house()
    made.must(requestReturn, ask([one, two]))
    made.must(recordDecision, { returnId: 'TX-1', decisionNumber: 'D-1', lines: [word(one, true)] })
    const again = (lines: ReturnType<typeof word>[], returnId = 'TX-1') => made.take(recordDecision, { returnId, decisionNumber: 'D-2', lines })
    expect(again([word(one, false)]).refusal?.code).toBe('returns.already-decided')
    expect(again([word(one, true)]).refusal?.code).toBe('returns.already-decided')
    expect(again([word(two, true), word(two, false)]).refusal?.code).toBe('returns.already-decided')
    expect(again([word(three, true)]).refusal?.code).toBe('returns.bag-not-in-return')
    expect(again([word(one, true)], 'TX-9').refusal?.code).toBe('returns.return-unknown')
    // All or none: a good line beside a bad one is not taken.
    expect(again([word(two, true), word(one, true)]).refusal?.code).toBe('returns.already-decided')
    expect([state(one), state(two)]).toEqual(['sent-back', 'return-asked'])
  })

  test('R08 one number is one return, and autologous blood is never the station\'s', () => {
    const { made, state } = house()
    made.must(requestReturn, ask([one]))
    expect(made.take(requestReturn, ask([two])).refusal?.code).toBe('returns.number-taken')
    made.put('unit', { ...made.get('unit', three), autologousPatientId: 'p1' })
    expect(made.take(requestReturn, ask([three, two], 'TX-3')).refusal?.code).toBe('returns.autologous')
    // What could be locked is locked all the same: it is a fact that somebody put these bags aside.
    expect([state(two), state(three)]).toEqual(['return-asked', 'in-stock'])
    expect(made.all('station_return_line').filter((l) => l.returnId === 'TX-3').map((l) => l.unitId)).toEqual([two])
  })

  test('R08 a bag that is with the ward is no bag to send back: the others are locked and a case asks where it is', () => {
    const { made, state } = house()
    made.put('unit', { ...made.get('unit', one), state: 'issued' })
    expect(made.take(requestReturn, ask([one, two]))).toMatchObject({ refusal: { code: 'stock.transition-not-allowed' }, opens: 'issue-broke-rule' })
    expect([state(one), state(two)]).toEqual(['issued', 'return-asked'])
  })

  test('R08 no way but the station\'s yes leads from the request out of stock, and none back into use without quarantine', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...unitEvents), { maxLength: 30 }), (events) => {
        let state: Parameters<typeof nextUnitState>[0] = 'return-asked'
        let quarantined = false
        for (const event of events) {
          const next = nextUnitState(state, event)
          if (next === null) continue
          if (state === 'return-asked') expect(['sent-back', 'quarantined']).toContain(next)
          if (next === 'sent-back') expect(event).toBe('return-approved')
          quarantined ||= next === 'quarantined'
          if (isUsable(next)) expect(quarantined).toBe(true)
          state = next
        }
      })
    )
  })

  test('R08 the server decides on the station\'s word, and two people enter it; no bench does so alone', () => {
    expect([recordDecision.kind, recordDecision.offline, recordDecision.secondPerson, recordDecision.byDevice]).toEqual(['intent', 'refused', true, undefined])
    expect([requestReturn.kind, requestReturn.offline]).toEqual(['fact', 'allowed'])
  })
})
