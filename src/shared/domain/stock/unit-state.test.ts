import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUsable, nextUnitState, unitEvents, unitStates, type UnitState } from './unit-state.ts'

const walk = (events: readonly (typeof unitEvents)[number][]): UnitState[] => {
  const path: UnitState[] = ['received']
  for (const event of events) {
    const next = nextUnitState(path.at(-1) ?? 'received', event)
    if (next !== null) path.push(next)
  }
  return path
}

test('R18 once a bag was issued no sequence of events makes it usable again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...unitEvents), { maxLength: 40 }), (events) => {
      const path = walk(events)
      const issuedAt = path.indexOf('issued')
      if (issuedAt >= 0) expect(path.slice(issuedAt + 1).some(isUsable)).toBe(false)
    })
  )
})

test('R05 a bag becomes usable by a scan-back only', () => {
  for (const from of unitStates) {
    for (const event of unitEvents) {
      if (nextUnitState(from, event) === 'in-stock') expect([from, event]).toEqual(['numbered', 'scan-back'])
    }
  }
})

test('R03 a quarantined bag reaches usable stock only by a release and a new scan-back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...unitEvents), { maxLength: 40 }), (events) => {
      const path = walk(events)
      for (const [i, state] of path.entries()) {
        if (state === 'quarantined' && i + 1 < path.length) expect(path[i + 1]).not.toBe('in-stock')
      }
    })
  )
})

test('R18 discarded is the end', () => {
  for (const event of unitEvents) expect(nextUnitState('discarded', event)).toBeNull()
})

test('R18 a bag is issued at most once on any path', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...unitEvents), { maxLength: 60 }), (events) => {
      expect(walk(events).filter((s) => s === 'issued').length).toBeLessThanOrEqual(1)
    })
  )
})
