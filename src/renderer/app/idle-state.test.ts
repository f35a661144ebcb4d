import { expect, test } from 'vitest'
import { idleState } from './idle-state.ts'

test('R26 an idle screen warns 30 seconds before it locks', () => {
  expect(idleState(0, 10)).toEqual({ kind: 'active' })
  expect(idleState(569_000, 10)).toEqual({ kind: 'active' })
  expect(idleState(570_000, 10)).toEqual({ kind: 'warning', secondsLeft: 30 })
  expect(idleState(599_500, 10)).toEqual({ kind: 'warning', secondsLeft: 1 })
  expect(idleState(600_000, 10)).toEqual({ kind: 'locked' })
  expect(idleState(9_999_999, 10)).toEqual({ kind: 'locked' })
  expect(idleState(30_000, 1)).toEqual({ kind: 'warning', secondsLeft: 30 })
})

test('R26 a clock that was set back locks nobody out', () => {
  expect(idleState(-3_600_000, 10)).toEqual({ kind: 'active' })
})
