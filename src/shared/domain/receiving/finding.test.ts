import { expect, test } from 'vitest'
import { blocksAcceptance, findings } from './finding.ts'

test('R03 any finding keeps a bag out of stock; none does not', () => {
  for (const one of findings) expect([one, blocksAcceptance([one])]).toEqual([one, true])
  expect(blocksAcceptance([])).toBe(false)
})
