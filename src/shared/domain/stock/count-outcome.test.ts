import { expect, test } from 'vitest'
import { countOutcome } from './count-outcome.ts'
import { unitStates } from './unit-state.ts'

test.each(unitStates)('R06 a bag found in its fridge while it is %s counts only when it belongs there', (state) => {
  const lies = state === 'in-stock' || state === 'numbered'
  expect(countOutcome({ state, fridgeId: 'f' }, 'f')).toBe(lies ? 'found' : 'not-in-stock')
  expect(countOutcome({ state, fridgeId: 'g' }, 'f')).toBe(lies ? 'wrong-fridge' : 'not-in-stock')
  expect(countOutcome({ state, fridgeId: null }, 'f')).toBe(lies ? 'wrong-fridge' : 'not-in-stock')
})
