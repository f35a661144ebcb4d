import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGrouping } from './read-grouping.ts'
import { reactionStrengths, type GroupingReactions, type Reaction } from './reaction.ts'

type Tubes = { [K in 'antiA' | 'antiB' | 'antiD' | 'a1' | 'b' | 'o']: Reaction } & { control: Reaction | null; weakD: 'positive' | 'negative' | null }
const plain: Tubes = { antiA: '4', antiB: '0', antiD: '4', control: '0', a1: '0', b: '3', o: '0', weakD: null }
const tubes = (change: Partial<Tubes> = {}): GroupingReactions => {
  const { antiA, antiB, antiD, control, a1, b, o, weakD } = { ...plain, ...change }
  return { forward: { antiA, antiB, antiD, control, weakD }, reverse: { a1Cells: a1, bCells: b, oCells: o } }
}
const said = (reactions: GroupingReactions, as: 'recipient' | 'donor' = 'recipient'): string => {
  const r = readGrouping(reactions, as)
  return r.kind === 'group' ? `${r.abo} ${r.rhd}${r.weakD ? ' weak' : ''}` : r.reasons.join(' ')
}

const anyReaction = fc.constantFrom(...reactionStrengths)
const anyTubes = fc.record({
  antiA: anyReaction, antiB: anyReaction, antiD: anyReaction, control: fc.option(anyReaction), a1: anyReaction, b: anyReaction, o: anyReaction,
  weakD: fc.constantFrom('positive', 'negative', null)
}) as fc.Arbitrary<Tubes>

describe('R31 ABO/RhD is read from forward and reverse (art. 15)', () => {
  test.each([
    ['A pos', {}],
    ['B pos', { antiA: '0', antiB: '3', a1: '2', b: '0' }],
    ['AB pos', { antiB: '4', b: '0' }],
    ['O pos', { antiA: '0', a1: '4', b: '2' }],
    ['A neg', { antiD: '0' }]
  ] as [string, Partial<Tubes>][])('R31 clear reactions give %s', (group, change) => expect(said(tubes(change))).toBe(group))

  test.each([
    ['weak-forward', { antiA: '2' }],
    ['weak-forward', { antiB: 'w' }],
    ['weak-reverse', { b: '1' }],
    ['weak-reverse', { a1: 'w' }],
    ['mixed-field', { antiA: 'MF' }],
    ['mixed-field', { antiD: 'MF' }],
    ['hemolysis', { b: 'H' }],
    ['control-positive', { control: '1' }],
    ['o-cells-reactive', { o: '1' }],
    ['o-cells-reactive', { o: 'w' }],
    ['forward-reverse-differ', { b: '0' }],
    ['forward-reverse-differ', { a1: '4' }],
    ['weak-d', { antiD: '1' }],
    ['weak-d', { antiD: 'w' }],
    ['weak-d-contradicts', { antiD: '2', weakD: 'negative' }],
    ['weak-d-contradicts', { antiD: '4', weakD: 'negative' }],
    ['control-missing', { antiB: '4', b: '0', control: null }]
  ] as [string, Partial<Tubes>][])('R31 %s is a discrepancy for a person', (reason, change) => expect(said(tubes(change))).toBe(reason))

  test('R31 a recipient without the reverse side has no group, a bag may have one', () => {
    const { forward } = tubes()
    expect(said({ forward, reverse: null })).toBe('reverse-missing')
    expect(said({ forward, reverse: null }, 'donor')).toBe('A pos')
  })

  test('R31 weak D, found by its own test: the recipient counts as D negative, the donor as D positive (domain.md 4.2)', () => {
    for (const antiD of ['0', 'w', '1', '2'] as const) {
      expect(said(tubes({ antiD, weakD: 'positive' }))).toBe('A neg weak')
      expect(said(tubes({ antiD, weakD: 'positive' }), 'donor')).toBe('A pos weak')
    }
  })

  test('R31 a mixed or hemolysed anti-D is never overruled by the weak D test', () => {
    expect(said(tubes({ antiD: 'MF', weakD: 'positive' }))).toBe('mixed-field')
    expect(said(tubes({ antiD: 'H', weakD: 'positive' }))).toBe('hemolysis')
  })

  test('R31 whatever is read: a group is said exactly when every reaction is clear and forward, reverse and control agree', () => {
    const isClear = (r: Reaction, from: number): boolean => r === '0' || Number(r) >= from
    fc.assert(
      fc.property(anyTubes, fc.constantFrom('recipient', 'donor'), (t, as) => {
        const hit = (r: Reaction): boolean => r !== '0'
        const abo = [t.antiA, t.antiB].every((r) => isClear(r, 3)) && [t.a1, t.b].every((r) => isClear(r, 2)) && t.o === '0' && hit(t.antiA) !== hit(t.a1) && hit(t.antiB) !== hit(t.b)
        const strongD = Number(t.antiD) >= 3
        const d = strongD ? t.weakD !== 'negative' : t.antiD === '0' || (['w', '1', '2'].includes(t.antiD) && t.weakD === 'positive')
        const control = t.control === '0' || (t.control === null && [t.antiA, t.antiB, t.antiD].includes('0'))
        const reading = readGrouping(tubes(t), as)
        expect(reading.kind === 'group').toBe(abo && d && control)
      }),
      { numRuns: 20_000 }
    )
  })

  test('R31 one weak, mixed or hemolysed cell is enough: it is never taken for negative', () => {
    const cell = fc.constantFrom('antiA', 'antiB', 'a1', 'b', 'o', 'control')
    fc.assert(fc.property(anyTubes, cell, fc.constantFrom('w', 'MF', 'H'), (t, key, doubtful) => readGrouping(tubes({ ...t, [key]: doubtful }), 'recipient').kind === 'discrepancy'))
  })

  test('R31 a discrepancy always has a reason, and no reason twice', () => {
    fc.assert(
      fc.property(anyTubes, (t) => {
        const r = readGrouping(tubes(t), 'donor')
        if (r.kind === 'discrepancy') expect(r.reasons.length > 0 && new Set(r.reasons).size === r.reasons.length).toBe(true)
      })
    )
  })
})
