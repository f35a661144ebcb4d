import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameId } from '../../kernel/name-ids.ts'
import type { DispatchLine } from './dispatch-line.ts'
import { followNote, type ListedRow } from './follow-note.ts'
import { isTakenOff } from './listed-bag.ts'

const base = { productId: null, componentName: '红细胞', abo: 'A', rhd: 'pos', volumeMl: 280, expiresAt: '2026-12-01T15:59:00.000Z', priceFen: 100, boxNumber: null } as const
const row = (lineNo: number, bag: string, more: Partial<ListedRow> = {}): ListedRow => ({ ...base, lineNo, din: `A99992600000${bag}`, productCode: 'D1002V00', ...more })
const unitOf = (r: ListedRow): string => nameId('unit', r.din, r.productCode)
const line = (r: ListedRow, outcome: DispatchLine['outcome'], more: Partial<DispatchLine> = {}): DispatchLine =>
  ({ ...r, id: `${r.din}${r.productCode}`, version: 1, dispatchId: 'd', listed: true, findings: [], boxId: null, specialTests: [], outcome, unitId: outcome === 'accepted' || outcome === 'quarantined' ? unitOf(r) : null, ...more })

/** The lines after a note was followed, as `bag at place: outcome`. */
function after(known: readonly DispatchLine[], rows: readonly ListedRow[], unread = false) {
  const change = followNote(known, rows, { unread })
  const lines = known.map((l) => ({ ...l, ...change.followed.find((f) => f.line === l)?.to }))
  const added = change.added.map((r) => line(r, 'pending'))
  const all = [...lines, ...added]
  return { all, words: all.map((l) => `${l.din.slice(-1)}${l.lineNo} ${l.outcome}${l.listed ? '' : ' off'}`).toSorted(), differs: change.differs.map((l) => l.din.slice(-1)), expectsMore: change.expectsMore }
}

describe('R03 a newer version of a note is followed bag by bag, not place by place', () => {
  test('R03 a line taken out moves the others up, and only its bag is lost', () => {
    const known = [line(row(1, 'A'), 'accepted'), line(row(2, 'B'), 'pending'), line(row(3, 'C'), 'pending')]
    expect(after(known, [row(1, 'B'), row(2, 'C')])).toMatchObject({ words: ['A1 accepted off', 'B1 pending', 'C2 pending'], differs: ['A'], expectsMore: false })
  })

  test('R03 a line put in before the others opens no case and waits for its bag', () => {
    const known = [line(row(1, 'A'), 'accepted'), line(row(2, 'B'), 'quarantined')]
    expect(after(known, [row(1, 'X'), row(2, 'A'), row(3, 'B')])).toMatchObject({ words: ['A2 accepted', 'B3 quarantined', 'X1 pending'], differs: [], expectsMore: true })
  })

  test('R03 what nobody has looked at comes off the list and on again', () => {
    const known = [line(row(1, 'A'), 'pending'), line(row(2, 'B'), 'pending')]
    const without = after(known, [row(1, 'A')])
    expect(without.words).toEqual(['A1 pending', 'B2 missing off'])
    expect(after(without.all, [row(1, 'A'), row(2, 'B')])).toMatchObject({ words: ['A1 pending', 'B2 pending'], expectsMore: true })
  })

  test('R03 a bag that did not come stays missing when the price of its line changes', () => {
    expect(after([line(row(1, 'A'), 'missing')], [row(1, 'A', { priceFen: 200 })])).toMatchObject({ words: ['A1 missing'], differs: [], expectsMore: false, all: [{ priceFen: 200 }] })
  })

  test('R03 another group or expiry of a bag in the house is for people once, and its price follows without them', () => {
    const known = [line(row(1, 'A'), 'accepted')]
    const first = after(known, [row(1, 'A', { abo: 'B', priceFen: 5 })])
    expect(first).toMatchObject({ differs: ['A'], all: [{ abo: 'B', priceFen: 5, outcome: 'accepted' }] })
    expect(after(first.all, [row(1, 'A', { abo: 'B', priceFen: 6 })]).differs).toEqual([])
  })

  test('R03 a bag that came as another component than its line said, and is now listed as what it is, has that line', () => {
    const came = row(1, 'A', { productCode: 'D2001V00' })
    const known = [line(row(1, 'A'), 'quarantined', { unitId: unitOf(came), findings: ['wrong-component'] })]
    expect(after(known, [came])).toMatchObject({ words: ['A1 quarantined'], differs: ['A'], all: [{ productCode: 'D2001V00' }] })
    // Both listed: the other one still has to come.
    expect(after(known, [row(1, 'A'), row(2, 'A', { productCode: 'D2001V00' })]).words).toEqual(['A1 pending', 'A2 quarantined'])
  })

  test('R03 a bag that came without being listed is on the list once the station lists it, and it has a price', () => {
    const known = [line(row(0, 'A', { priceFen: null }), 'quarantined', { listed: false, findings: ['extra'] })]
    expect(after(known, [row(4, 'A')])).toMatchObject({ words: ['A4 quarantined'], differs: [], expectsMore: false, all: [{ listed: true, priceFen: 100 }] })
  })

  test('R03 while a row of it cannot be read no bag comes off the list', () => {
    expect(after([line(row(1, 'A'), 'pending'), line(row(2, 'B'), 'accepted')], [row(2, 'C')], true)).toMatchObject({ words: ['A1 pending', 'B2 accepted', 'C2 pending'], differs: [] })
  })

  test('R03 whatever the station lists, in whatever order, every bag of it is on one line of the list, what became of a bag stays, and an untouched bag opens no case', () => {
    const bags = ['A', 'B', 'C', 'D', 'E', 'F'] as const
    const note = fc.shuffledSubarray([...bags], { minLength: 1 })
    const outcomes = fc.array(fc.constantFrom('pending', 'accepted', 'quarantined', 'rejected', 'missing'), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(note, outcomes, fc.array(note, { minLength: 1, maxLength: 5 }), (first, became, later) => {
        let known = first.map((bag, i) => line(row(i + 1, bag), became[i] ?? 'pending'))
        for (const version of later) {
          const rows = version.map((bag, i) => row(i + 1, bag))
          const { all, differs } = after(known, rows)
          for (const r of rows) expect(all.filter((l) => l.din === r.din && l.listed)).toMatchObject([{ lineNo: r.lineNo, productCode: r.productCode }])
          expect(all.filter((l) => l.listed)).toHaveLength(rows.length)
          expect(new Set(all.map((l) => l.din)).size).toBe(all.length)
          for (const l of known) {
            const now = all.find((x) => x.id === l.id)
            const seen = !['pending', 'missing'].includes(l.outcome)
            if (seen) expect(now).toMatchObject({ outcome: l.outcome, unitId: l.unitId })
            // A case only for a bag in the house that came off the list just now.
            expect(differs.includes(l.din.slice(-1))).toBe(l.unitId !== null && l.listed && !version.includes(l.din.slice(-1) as 'A'))
            if (now !== undefined && isTakenOff(now)) expect(version).not.toContain(l.din.slice(-1))
          }
          known = all
        }
      }),
      { numRuns: 300 }
    )
  })
})
