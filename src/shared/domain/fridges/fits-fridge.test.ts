import { expect, test } from 'vitest'
import type { Fridge } from './fridge.ts'
import { fitsFridge } from './fits-fridge.ts'

const fridge: Fridge = { id: 'f', version: 1, code: 'BX-01', name: '储血冰箱1', temperatureBand: 'cold-2-6', componentClasses: ['red-cells', 'plasma'], aboGroups: ['A', 'O'], layers: 4, capacity: 100, active: true, homeDeviceId: null }

test.each([
  ['its class and group', {}, { componentClass: 'red-cells', abo: 'O' }, true],
  ['another group', {}, { componentClass: 'red-cells', abo: 'B' }, false],
  ['another class of the same band', {}, { componentClass: 'whole-blood', abo: 'A' }, false],
  // Listed by mistake: the band still keeps frozen plasma out of a refrigerator.
  ['a class of another band', {}, { componentClass: 'plasma', abo: 'A' }, false],
  ['its class when out of use', { active: false }, { componentClass: 'red-cells', abo: 'O' }, false]
] as const)('R06 a fridge takes %s: %s', (_what, change, need, fits) => expect(fitsFridge({ ...fridge, ...change }, need)).toBe(fits))
