import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readScreen } from './antibody-screen.ts'
import { reactionStrengths } from './reaction.ts'

test('R31 the screen is negative only when no cell reacts at all', () => {
  expect(readScreen(['0', '0', '0'])).toBe('negative')
  fc.assert(fc.property(fc.array(fc.constantFrom(...reactionStrengths), { minLength: 1, maxLength: 3 }), (cells) => (readScreen(cells) === 'negative') === cells.every((c) => c === '0')))
  expect(readScreen([])).toBe('inconclusive')
})

test('R31 one cell of 1+ or hemolysis makes it positive; doubtful or mixed alone is inconclusive', () => {
  for (const c of ['1', '2', '3', '4', 'H'] as const) expect(readScreen(['0', c, 'w'])).toBe('positive')
  for (const c of ['w', 'MF'] as const) expect(readScreen(['0', '0', c])).toBe('inconclusive')
})
