import { expect, test } from 'vitest'
import { isCompatible } from './crossmatch-result.ts'

test.each([
  ['red-cells', 'compatible', 'compatible', true],
  ['red-cells', 'compatible', 'not-done', false],
  ['red-cells', 'compatible', 'incompatible', false],
  ['red-cells', 'incompatible', 'compatible', false],
  ['red-cells', 'not-done', 'compatible', false],
  ['washed-red-cells', 'compatible', 'not-done', true],
  ['washed-red-cells', 'compatible', 'compatible', true],
  ['washed-red-cells', 'compatible', 'incompatible', false],
  ['washed-red-cells', 'not-done', 'not-done', false],
  ['washed-red-cells', 'incompatible', 'not-done', false]
] as const)('R31 %s with major %s and minor %s: compatible %s', (component, major, minor, expected) => expect(isCompatible(component, { major, minor })).toBe(expected))
