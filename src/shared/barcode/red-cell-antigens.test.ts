import { expect, it } from 'vitest'
import { antigens, redCellAntigens, type AntigenResult } from './red-cell-antigens.ts'

const only = (data: string, wanted: AntigenResult): string => {
  const read = redCellAntigens(data)
  return read === null ? 'null' : antigens.filter((a) => read.results[a] === wanted).join(' ')
}

// ST-001 §9.1.
it.each([
  ['880000008700000000', 'C-c+E-e+', 'K k Fya Fyb Jka', 'Jkb'],
  ['679999999999999900', 'C+c-E-e+', 'K', 'k'],
  ['999999999999999100', null, '', 'CMV'],
  ['486881355800000000', 'C+c+E+e+', 'K k Cw M N S s Leb Fyb Jka Jkb', 'P1 Lua Lea Fya']
])('R03 the red cell antigens of %s are Rh %s, positive %s, negative %s (ST-001 §9.1)', (data, rh, pos, neg) => {
  expect(redCellAntigens(data)).toMatchObject({ rh, alsoNegative: 'elsewhere', conflicts: [] })
  expect([only(data, 'pos'), only(data, 'neg')]).toEqual([pos, neg])
})

it('R03 not tested and no information are told apart, antigen by antigen', () => {
  expect(only('990000000000000099', 'no-info')).toBe('K k')
  expect(only('990000000000000099', 'not-tested').split(' ')).toHaveLength(28)
  expect(redCellAntigens('990000000000000099')?.alsoNegative).toBe('none')
  expect(redCellAntigens('990000000000000042')?.alsoNegative).toBe(42)
})

it('R03 every digit of every position has one meaning', () => {
  for (let position = 1; position < 16; position++) {
    const seen = new Set<string>()
    for (let v = 0; v <= 9; v++) {
      const read = redCellAntigens(`9${'0'.repeat(position - 1)}${v}${'0'.repeat(15 - position)}99`)
      seen.add(antigens.slice(position * 2 - 2, position * 2).map((a) => read?.results[a]).join(' '))
    }
    expect(seen.size, String(position)).toBe(10)
  }
})

it('R03 a phenotype that the single antigens contradict is named, never averaged', () => {
  // Position 1: C-c+E-e+; position 14: C positive.
  expect(redCellAntigens('800000000000020099')?.conflicts).toEqual(['C'])
  expect(redCellAntigens('80000000000002009')).toBeNull()
  expect(redCellAntigens('80000000000002009A')).toBeNull()
})
