import { expect, test } from 'vitest'
import { asksWeakD, toReactions } from './grouping-form.ts'

const forward = { antiA: '4', antiB: '0', antiD: '4' } as const

test('R31 a sample is complete only with its reverse side; a bag needs the forward side alone', () => {
  expect(toReactions(forward, null, 'sample')).toBeNull()
  expect(toReactions(forward, null, 'unit')).toEqual({ forward: { ...forward, control: null, weakD: null }, reverse: null })
  expect(toReactions({ ...forward, a1Cells: '0', bCells: '3', oCells: '0' }, null, 'sample')?.reverse).toEqual({ a1Cells: '0', bCells: '3', oCells: '0' })
})

test('R31 a reverse side begun on a bag must be finished: half a reading is none', () => {
  expect(toReactions({ ...forward, bCells: '3' }, null, 'unit')).toBeNull()
  expect(toReactions({ antiA: '4', antiB: '0' }, null, 'unit')).toBeNull()
})

test('R31 the weak D test is offered where anti-D is not clear', () => {
  expect(asksWeakD(forward)).toBe(false)
  expect(asksWeakD({ antiD: 'w' })).toBe(true)
  expect(asksWeakD({ antiD: '0' })).toBe(true)
  expect(asksWeakD({})).toBe(false)
})
