import { expect, test } from 'vitest'
import { readFinding } from './read-finding.ts'

test('R20 a case about a recorded fact is read as what was done, the rule against it and its values', () => {
  expect(readFinding('issuing.issueUnit issuing.unit-quarantined din=A999926000001 selfNumber=R2600001 reason=bag leaks / 漏血')).toEqual({
    kind: 'fact', action: 'issuing.issueUnit', code: 'issuing.unit-quarantined', params: { din: 'A999926000001', selfNumber: 'R2600001', reason: 'bag leaks / 漏血' }
  })
  expect(readFinding('stock.discardUnit stock.unit-unknown')).toEqual({ kind: 'fact', action: 'stock.discardUnit', code: 'stock.unit-unknown', params: {} })
})

test('R20 any other finding stays the words that it is', () => {
  expect(readFinding('A pos → O pos')).toEqual({ kind: 'words', words: ['A', 'pos', '→', 'O', 'pos'] })
  expect(readFinding('incompatible / compatible')).toEqual({ kind: 'words', words: ['incompatible', '/', 'compatible'] })
})
