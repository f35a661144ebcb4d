import { nameId } from '../../kernel/name-ids.ts'
import type { DispatchLine } from './dispatch-line.ts'
import { isSameBag, isTakenOff } from './listed-bag.ts'

/** A row of a note, as the station lists it, with what the house knows of its product. */
export type ListedRow = Pick<DispatchLine, 'lineNo' | 'din' | 'productCode' | 'productId' | 'componentName' | 'abo' | 'rhd' | 'volumeMl' | 'expiresAt' | 'priceFen' | 'boxNumber'>

export interface Followed {
  readonly line: DispatchLine
  /** Only what differs. */
  readonly to: Partial<DispatchLine>
}

export interface NoteChange {
  readonly followed: readonly Followed[]
  /** Bags that were on no line. */
  readonly added: readonly ListedRow[]
  /** Lines of bags that were looked at, and that the note now says otherwise about: people have to look. */
  readonly differs: readonly DispatchLine[]
  /** Bags have to come or be missed that nobody had to expect before. */
  readonly expectsMore: boolean
}

/**
 * R03: what a newer version of a note changes. A row and a line are of one another when they are of the same bag, never because they stand in
 * the same place: a station that inserts or removes a line moves all the others.
 *
 * What nobody has looked at follows the note, to the point of coming off the list (missing, not listed) and back on it. A bag that was looked at
 * keeps what became of it; its line says what the note says, and a difference in what is on the bag is for people, once per change.
 * @param unread rows of this version could not be read: who is not in it may be in one of them, so nobody comes off the list
 */
export function followNote(known: readonly DispatchLine[], rows: readonly ListedRow[], { unread }: { readonly unread: boolean }): NoteChange {
  const { pairs, added } = pair(known, rows)
  const followed: Followed[] = []
  const differs: DispatchLine[] = []
  let expectsMore = added.length > 0
  for (const [line, row] of pairs) {
    const back = isTakenOff(line)
    const to = differing(line, { ...row, listed: true, ...(back ? { outcome: 'pending' } : {}) })
    if (to !== null) followed.push({ line, to })
    if (isHere(line) && (line.productCode !== row.productCode || line.abo !== row.abo || line.rhd !== row.rhd || line.expiresAt !== row.expiresAt)) differs.push(line)
    expectsMore ||= back
  }
  const named = new Set(pairs.map(([line]) => line))
  for (const line of unread ? [] : known.filter((l) => l.listed && !named.has(l))) {
    followed.push({ line, to: { listed: false, ...(line.outcome === 'pending' ? { outcome: 'missing' } : {}) } })
    if (isHere(line)) differs.push(line)
  }
  return { followed, added, differs, expectsMore }
}

/** The bag in the house comes first: it may have come as another component than its line said, and the station now lists it as what it is. */
function pair(known: readonly DispatchLine[], rows: readonly ListedRow[]): { readonly pairs: readonly (readonly [DispatchLine, ListedRow])[]; readonly added: readonly ListedRow[] } {
  const byDin = new Map<string, DispatchLine[]>()
  for (const line of known) byDin.set(line.din, [...(byDin.get(line.din) ?? []), line])
  const used = new Set<DispatchLine>()
  const taken = new Map<ListedRow, DispatchLine>()
  const take = (is: (line: DispatchLine, row: ListedRow) => boolean): void => {
    for (const row of rows) {
      const line = taken.has(row) ? undefined : byDin.get(row.din)?.find((l) => !used.has(l) && is(l, row))
      if (line === undefined) continue
      used.add(line)
      taken.set(row, line)
    }
  }
  take((line, row) => line.unitId !== null && line.unitId === nameId('unit', row.din, row.productCode))
  take(isSameBag)
  return {
    pairs: rows.flatMap((row) => { const line = taken.get(row); return line === undefined ? [] : [[line, row] as const] }),
    added: rows.filter((row) => !taken.has(row))
  }
}

/** The bag is in the house. */
function isHere({ outcome }: DispatchLine): boolean {
  return outcome === 'accepted' || outcome === 'quarantined'
}

function differing(line: DispatchLine, next: Partial<DispatchLine>): Partial<DispatchLine> | null {
  const changed = Object.entries(next).filter(([key, value]) => line[key as keyof DispatchLine] !== value)
  return changed.length === 0 ? null : Object.fromEntries(changed)
}
