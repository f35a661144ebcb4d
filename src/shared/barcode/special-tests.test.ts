import { expect, test } from 'vitest'
import { specialTestsOf, specialTestWords } from './special-tests.ts'

// Position 2 of structure 012 holds K and k: 5 = 1·3 + 2 is K negative, k positive.
const antigens = `=\\35${'9'.repeat(14)}99`

test('R03 the special tests of a bag are found in its codes, single, joined or compound, each once', () => {
  expect(specialTestsOf(['=A99992612345600', '=%62A0', antigens, antigens, '&(S0012', 'not a code'])).toEqual([
    { structure: '002', data: 'A' }, { structure: '012', data: `35${'9'.repeat(14)}99` }, { structure: '010', data: 'S0012' }
  ])
  expect(specialTestsOf(['=%6200'])).toEqual([])
  expect(specialTestsOf(['=%62W0'])).toEqual([])
})

test('R03 known antigens are said in words; a number of a licensed table stays the number that it is', () => {
  expect(specialTestWords({ structure: '002', data: 'A' })).toEqual({ rh: 'C-c+E-e+', antigens: [{ antigen: 'K', result: 'neg' }], conflicts: [], code: null })
  expect(specialTestWords({ structure: '012', data: `35${'9'.repeat(14)}99` })).toMatchObject({ rh: 'C+c-E+e+', antigens: [{ antigen: 'K', result: 'neg' }, { antigen: 'k', result: 'pos' }], code: null })
  expect(specialTestWords({ structure: '012', data: `95${'9'.repeat(14)}07` })).toMatchObject({ rh: null, code: '07' })
  expect(specialTestWords({ structure: '010', data: 'S0012' })).toEqual({ rh: null, antigens: [], conflicts: [], code: 'S0012' })
  expect(specialTestWords({ structure: '012', data: 'damaged' })).toEqual({ rh: null, antigens: [], conflicts: [], code: 'damaged' })
})
