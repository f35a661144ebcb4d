import { expect, test } from 'vitest'
import { actionsOf } from './unit-actions.ts'

test('art. 28 an issued bag is offered no action, and a discarded one neither', () => {
  expect(actionsOf('issued')).toEqual([])
  expect(actionsOf('discarded')).toEqual([])
})

test('a bag in stock can be quarantined or discarded; one in quarantine released or discarded', () => {
  expect(actionsOf('in-stock')).toEqual(['quarantine', 'discard'])
  expect(actionsOf('quarantined')).toEqual(['release', 'discard'])
  expect(actionsOf('returned')).toEqual(['discard'])
})
