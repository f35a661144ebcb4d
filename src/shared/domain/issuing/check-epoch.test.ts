import { expect, test } from 'vitest'
import { checkEpoch } from './check-epoch.ts'

const unit = { din: 'A999926000001', epoch: 3 }

test('R18 whoever knew of the last move of authority, or of none in particular, may go on', () => {
  expect(checkEpoch(unit, 3)).toBeNull()
  expect(checkEpoch(unit, 4)).toBeNull()
  expect(checkEpoch(unit, null)).toBeNull()
})

test('R18 who did not know of the last move is told both', () => {
  expect(checkEpoch(unit, 2)).toEqual({ code: 'issuing.epoch-passed', params: { din: 'A999926000001', epoch: 2, now: 3 } })
})
