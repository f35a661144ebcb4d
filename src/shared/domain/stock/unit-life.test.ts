import { expect, test } from 'vitest'
import { hasLeft, isUsable, nextUnitState, unitEvents, unitStates, type UnitEvent, type UnitState } from './unit-state.ts'

/** Written out a second time, by hand from the norm: the table must not change by accident. */
const allowed: readonly (readonly [UnitState, UnitEvent, UnitState])[] = [
  ['received', 'number', 'numbered'], ['received', 'quarantine', 'quarantined'], ['received', 'discard', 'discarded'],
  ['numbered', 'scan-back', 'in-stock'], ['numbered', 'renumber', 'received'], ['numbered', 'quarantine', 'quarantined'], ['numbered', 'discard', 'discarded'],
  ['in-stock', 'issue', 'issued'], ['in-stock', 'quarantine', 'quarantined'], ['in-stock', 'renumber', 'received'], ['in-stock', 'discard', 'discarded'],
  ['quarantined', 'release', 'received'], ['quarantined', 'release-numbered', 'numbered'], ['quarantined', 'discard', 'discarded'],
  ['issued', 'take-back', 'returned'],
  ['returned', 'discard', 'discarded'],
  ['received', 'ask-return', 'return-asked'], ['numbered', 'ask-return', 'return-asked'], ['in-stock', 'ask-return', 'return-asked'], ['quarantined', 'ask-return', 'return-asked'],
  ['return-asked', 'return-approved', 'sent-back'], ['return-asked', 'return-refused', 'quarantined']
]

test.each(allowed)('R18 a bag that is %s becomes by %s: %s', (from, event, to) => expect(nextUnitState(from, event)).toBe(to))

test('R18 nothing else happens to a bag', () => {
  const known = new Set(allowed.map(([from, event]) => `${from} ${event}`))
  for (const from of unitStates) for (const event of unitEvents) if (!known.has(`${from} ${event}`)) expect([from, event, nextUnitState(from, event)]).toEqual([from, event, null])
})

test('R18 only a bag in stock is usable', () => expect(unitStates.filter(isUsable)).toEqual(['in-stock']))

test('R18 a bag has left when no sequence of events can bring it back into stock', () => {
  const reach = (from: UnitState, seen = new Set<UnitState>()): Set<UnitState> => {
    for (const event of unitEvents) {
      const next = nextUnitState(from, event)
      if (next !== null && !seen.has(next)) reach(next, seen.add(next))
    }
    return seen
  }
  for (const state of unitStates) expect([state, hasLeft(state)]).toEqual([state, !isUsable(state) && ![...reach(state)].some(isUsable)])
})
