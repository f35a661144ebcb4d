import { createHash } from 'node:crypto'
import { canonical, differenceOf, isOlder, type Difference } from '../../../../src/shared/domain/station/difference.ts'
import { rawDocumentSchema, type RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Queryable } from '../../sync/documents.ts'
import type { PartnerRef } from './partner-ref.ts'
import type { Spoiled } from './port.ts'

/** A line that could not be read, with our name of the column and the station's text. */
export interface RefusedLine {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly value: string
}

/** new: first version. changed: another current version, with the difference. same: kept already. late: older than what is current. incomplete: other lines than it says, or worse to read than the same version that we have. */
export type Taken = { readonly outcome: 'new' | 'changed' | 'same' | 'late' | 'incomplete'; readonly version: number; readonly difference: readonly Difference[] }

interface Kept {
  readonly version: number
  readonly revision: string | null
  readonly state: 'current' | 'superseded' | 'late' | 'incomplete'
  readonly content_hash: string
  readonly document: unknown
  readonly refused: readonly RefusedLine[]
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Keeps a document of a partner, once per content, with every version it ever had. Called in a transaction; the partner's row is held to its end, so
 * that two workers that were handed the same document take turns (a first version has no row yet that they could wait on).
 */
export async function takeDocument(db: Queryable, ref: PartnerRef, { document, refused, now }: { readonly document: RawDocument; readonly refused: readonly RefusedLine[]; readonly now: string }): Promise<Taken> {
  const { siteId, partnerId } = ref
  const key = [siteId, partnerId, document.kind, document.number]
  await db.query('SELECT 1 FROM station_partner WHERE site_id = $1 AND id = $2 FOR UPDATE', [siteId, partnerId])
  const { rows } = await db.query<Kept>('SELECT version, revision, state, content_hash, document, refused FROM station_document WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 ORDER BY version', key)
  const hash = hashOf(canonical(document))
  const current = rows.find((row) => row.state === 'current') ?? null
  const half = document.declaredLines !== null && document.declaredLines !== document.lines.length
  // Two contents under one mark of the station: one was damaged on the way. The one that can be read better stands, whichever came first.
  const damaged = half || (current !== null && current.content_hash !== hash && document.revision !== null && document.revision === current.revision && refused.length > current.refused.length)
  const known = damaged
    ? rows.find((row) => row.state === 'incomplete' && row.content_hash === hash)
    : current?.content_hash === hash
      ? current
      : // What was current once and comes again under a newer mark, or under none, is a new version: a price may go back.
        rows.find((row) => row.content_hash === hash && row.state !== 'incomplete' && isOlder(document.revision, current?.revision ?? null))
  if (known) {
    // The newest mark is kept with the current version: what is older than that is late.
    const mark = known === current && !isOlder(document.revision, current.revision) ? document.revision : null
    await db.query('UPDATE station_document SET seen = seen + 1, revision = COALESCE($6, revision) WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND version = $5', [...key, known.version, mark])
    return { outcome: damaged ? 'incomplete' : 'same', version: known.version, difference: [] }
  }
  const version = (rows.at(-1)?.version ?? 0) + 1
  const state = damaged ? 'incomplete' : current !== null && isOlder(document.revision, current.revision) ? 'late' : 'current'
  const before = current === null ? null : rawDocumentSchema.parse(current.document)
  const difference = before === null || state === 'incomplete' ? [] : differenceOf(before, document)
  if (state === 'current' && current !== null) await db.query(`UPDATE station_document SET state = 'superseded' WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND version = $5`, [...key, current.version])
  await db.query(
    `INSERT INTO station_document (site_id, partner_id, kind, number, version, revision, state, content_hash, document, difference, refused, seen, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)`,
    [...key, version, document.revision, state, hash, JSON.stringify(document), JSON.stringify(difference), JSON.stringify(refused), now]
  )
  if (state === 'current') await keepLines(db, { key, version, before, document })
  return { outcome: state === 'current' ? (current === null ? 'new' : 'changed') : state, version, difference }
}

/** One row per line, written only where the line changed. */
async function keepLines(db: Queryable, { key, version, before, document }: { readonly key: readonly string[]; readonly version: number; readonly before: RawDocument | null; readonly document: RawDocument }): Promise<void> {
  const changed = document.lines.map((cells, i) => ({ no: i + 1, cells })).filter(({ no, cells }) => before === null || canonical({ head: before.lines[no - 1] ?? {}, lines: [] }) !== canonical({ head: cells, lines: [] }) || before.lines[no - 1] === undefined)
  if (changed.length > 0) {
    await db.query(
      `INSERT INTO station_line (site_id, partner_id, kind, number, line_no, version, cells, present)
       SELECT $1, $2, $3, $4, l.no, $5, l.cells, true FROM jsonb_to_recordset($6) AS l(no bigint, cells jsonb)
       ON CONFLICT (site_id, partner_id, kind, number, line_no) DO UPDATE SET version = EXCLUDED.version, cells = EXCLUDED.cells, present = true`,
      [...key, version, JSON.stringify(changed)]
    )
  }
  await db.query('UPDATE station_line SET present = false, version = $5 WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND line_no > $6 AND present', [...key, version, document.lines.length])
}

/** Keeps what is no document, once per text. */
export async function keepSpoiled(db: Queryable, { siteId, partnerId }: PartnerRef, { spoiled, now }: { readonly spoiled: Spoiled; readonly now: string }): Promise<void> {
  // PostgreSQL keeps no NUL in a text; what is shown to a person loses nothing by that.
  const clean = (text: string): string => text.replaceAll('\u0000', '\ufffd')
  await db.query(
    `INSERT INTO station_spoiled (site_id, partner_id, hash, source, text, problem, seen, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)
     ON CONFLICT (site_id, partner_id, hash) DO UPDATE SET seen = station_spoiled.seen + 1, last_at = EXCLUDED.last_at`,
    [siteId, partnerId, hashOf(`${spoiled.source}\u001f${spoiled.text}`), clean(spoiled.source).slice(0, 200), clean(spoiled.text), clean(spoiled.problem).slice(0, 500), now]
  )
}
