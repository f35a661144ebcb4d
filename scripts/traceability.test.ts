import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'docs/traceability.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^R\d\d/.test(cells[1] ?? ''))
  .map(([, clause = '', state = '', code = '', tests = '']) => ({ clause: clause.slice(0, 3), state, code: paths(code), tests: paths(tests) }))

function paths(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')
}

test('R21 every clause from R01 to R31 stands in the traceability table once', () => {
  expect(rows.map((r) => r.clause)).toEqual(Array.from({ length: 31 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`))
})

test('R21 every path that the table names exists', () => {
  const missing = rows.flatMap((r) => [...r.code, ...r.tests]).filter((path) => !existsSync(join(root, path)))
  expect(missing).toEqual([])
})

test('R21 a clause that names tests has a test title with its number in one of them', () => {
  const without = rows.filter((r) => r.tests.length > 0 && !r.tests.some((path) => readFileSync(join(root, path), 'utf8').includes(`${r.clause} `)))
  expect(without.map((r) => r.clause)).toEqual([])
})

test('R21 decisions are numbered one after the other, each once', () => {
  const numbers = readdirSync(join(root, 'docs/adr')).map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})
