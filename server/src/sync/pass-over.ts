import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { create } from '../../../src/shared/commands/effects.ts'
import { find } from '../../../src/shared/commands/load.ts'
import type { NumberBlock } from '../../../src/shared/domain/numbering/number-block.ts'
import type { NumberRange } from '../../../src/shared/domain/numbering/number-range.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { commitOwn } from './commit-command.ts'
import { load } from './documents.ts'
import type { LeaseNote, LeaseNotes } from './lease-notes.ts'
import { rollBack, untilUnbeaten } from './transaction.ts'

interface Lost {
  readonly rangeId: string
  readonly year: number | null
  readonly first: number
  readonly last: number
}

/**
 * What was noted of a range behind the last block that the database knows. Pure.
 * @param blocks all blocks of the database, of any range
 */
export function lostLeases(notes: readonly Pick<LeaseNote, 'rangeId' | 'year' | 'first' | 'last'>[], blocks: readonly Pick<NumberBlock, 'rangeId' | 'year' | 'last'>[]): readonly Lost[] {
  const known = new Map<string, number>()
  const key = (of: { readonly rangeId: string; readonly year: number | null }): string => `${of.year ?? ''}/${of.rangeId}`
  for (const b of blocks) known.set(key(b), Math.max(known.get(key(b)) ?? 0, b.last))
  const lost = new Map<string, Lost>()
  for (const n of notes) {
    const at = key(n)
    const knownLast = known.get(at)
    if (knownLast !== undefined && n.last <= knownLast) continue
    const before = lost.get(at)
    const first = Math.min(before?.first ?? n.first, n.first)
    lost.set(at, { rangeId: n.rangeId, year: n.year, first: knownLast === undefined ? first : knownLast + 1, last: Math.max(before?.last ?? 0, n.last) })
  }
  return [...lost.values()]
}

/** Each note under the range that makes its numbers now: the same, or one that was made anew with its prefix. Of a range that is gone nobody leases. */
export function inRanges<N extends Pick<LeaseNote, 'rangeId' | 'prefix'>>(notes: readonly N[], ranges: readonly Pick<NumberRange, 'id' | 'prefix'>[]): readonly N[] {
  return notes.flatMap((n) => {
    const range = ranges.find((r) => r.id === n.rangeId) ?? ranges.find((r) => r.prefix === n.prefix)
    return range === undefined ? [] : [{ ...n, rangeId: range.id }]
  })
}

/**
 * Numbers that were leased before this database was put back are never leased again: they become one retired block, which stands in the
 * report that explains gaps. A bench that has some of them says again what it did with them.
 * @param except the command that comes now: what it noted at an attempt that failed is still its own
 */
export async function passOver(client: pg.ClientBase, siteId: string, o: { readonly leases: LeaseNotes; readonly except: string | null; readonly now: Instant }): Promise<void> {
  const notes = (await o.leases.all()).filter((n) => n.siteId === siteId && n.commandId !== o.except)
  if (notes.length === 0) return
  const { rows } = await client.query<Pick<NumberBlock, 'rangeId' | 'year' | 'last'>>('SELECT range_id AS "rangeId", year, max(last) AS last FROM number_block WHERE site_id = $1 GROUP BY range_id, year', [siteId])
  const ranges = await load({ db: client, siteId }, find('number_range', {}))
  const known = inRanges(notes, ranges)
  if (lostLeases(known, rows).length === 0) return
  const passed = await untilUnbeaten(async () => {
    try {
      await client.query('BEGIN')
      // Read again: another server may have passed them over meanwhile.
      const lost = lostLeases(known, await load({ db: client, siteId }, find('number_block', {})))
      const newId = derivedIds(uuidv7())
      const puts = lost.map((l) => create('number_block', { id: newId(), ...l, deviceId: SERVER_HOLDER, next: l.last + 1, retiredFrom: l.first }))
      const audit = { subjects: lost.map((l) => `range:${l.rangeId}`), detail: { passedOver: lost.map((l) => `${l.rangeId} ${l.year ?? ''} ${l.first}–${l.last}`).join(', ') } }
      if (lost.length > 0) await commitOwn(client, siteId, { deviceId: SERVER_HOLDER, effects: { puts, labels: [], audit }, recordedAt: o.now, action: 'numbering.passOver', actorId: 'server', commandId: null })
      await client.query('COMMIT')
      return lost
    } catch (error) {
      await rollBack(client)
      throw error
    }
  })
  o.leases.passedOver(passed)
}
