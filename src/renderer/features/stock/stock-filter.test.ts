import { expect, test } from 'vitest'
import { nextChoice, readFilter, statesOf, writeFilter } from './stock-filter.ts'

test('a filter written to the address is read back the same, and nonsense in the address filters nothing', () => {
  const filter = { state: 'quarantined', componentClass: 'plasma', abo: 'AB', text: 'A26' } as const
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter)
  expect(readFilter(new URLSearchParams('state=x&class=y&abo=C'))).toEqual({ state: 'house', componentClass: null, abo: null, text: '' })
})

test('what is in the house is neither issued nor discarded', () => {
  expect(statesOf('house')).not.toContain('issued')
  expect(statesOf('house')).not.toContain('discarded')
  expect(statesOf('house')).not.toContain('sent-back')
  expect(statesOf('house')).toContain('return-asked')
  expect(statesOf('all')).toHaveLength(9)
})

test('the key for the next choice goes through all of them and back to any', () => {
  expect(nextChoice(['A', 'B'], null)).toBe('A')
  expect(nextChoice(['A', 'B'], 'A')).toBe('B')
  expect(nextChoice(['A', 'B'], 'B')).toBeNull()
})
