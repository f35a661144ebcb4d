import { expect, test } from 'vitest'
import { levelOf, matrixColumns, toMatrix } from './matrix.ts'

const stock = [
  { componentClass: 'red-cells', abo: 'A', rhd: 'pos', count: 4 },
  { componentClass: 'red-cells', abo: 'A', rhd: null, count: 2 },
  { componentClass: 'plasma', abo: 'AB', rhd: 'neg', count: 1 }
] as const

test('every bag is counted in its row, also one whose RhD nobody knows', () => {
  const [red, plasma] = toMatrix([...stock], new Set())
  expect(red).toMatchObject({ componentClass: 'red-cells', unknown: 2, total: 6 })
  expect(red?.counts[matrixColumns.findIndex((c) => c.abo === 'A' && c.rhd === 'pos')]).toBe(4)
  expect(plasma?.total).toBe(1)
})

test('a component that the hospital stocks keeps its row of zeroes when it has run out', () => {
  expect(toMatrix([], new Set(['cryoprecipitate']))).toMatchObject([{ componentClass: 'cryoprecipitate', total: 0, unknown: 0 }])
})

test('only zero is marked as empty', () => {
  expect([0, 1, 4, 5, 9, 10, 99].map((n) => levelOf(n).from)).toEqual([0, 1, 1, 5, 5, 10, 10])
})
