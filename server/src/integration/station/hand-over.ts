import type pg from 'pg'
import { rawDocumentSchema, type DocumentKind, type RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Difference } from '../../../../src/shared/domain/station/difference.ts'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import type { Instant } from '../../../../src/shared/kernel/time.ts'
import type { Queryable } from '../../sync/documents.ts'
import { transaction } from '../../sync/transaction.ts'
import { mappingOf } from './mapping-of.ts'
import type { PartnerRef } from './partner-ref.ts'

/** A current document that no module has had yet. `version` above 1: the station changed it, and `difference` says how. */
export interface WaitingDocument {
  readonly document: RawDocument
  readonly version: number
  readonly difference: readonly Difference[]
}

/** A document with what it takes to understand it. */
export interface Arrived extends WaitingDocument {
  /** The partner's table as it stands now. */
  readonly mapping: StationMapping
  readonly now: Instant
}

/**
 * What a module does with a document, in the same transaction that notes it as handed over: both or neither, once per version.
 * Resolves to one word for what became of it (`imported`, a code of a refusal). A throw means: later again.
 */
export type Take = (db: Queryable, ref: PartnerRef, arrived: Arrived) => Promise<string>
export type Takes = Readonly<Partial<Record<DocumentKind, Take>>>

/**
 * Hands what waits to the modules, in the order of coming. One that fails stays, with the others after it (they may build on it). A kind that
 * no module takes waits for a program that knows it.
 * @returns how many were handed over
 */
export async function handOver(pool: pg.Pool, ref: PartnerRef, { takes, now }: { readonly takes: Takes; readonly now: Instant }): Promise<number> {
  const { siteId, partnerId } = ref
  for (let handed = 0; ; handed += 1) {
    const more = await transaction(pool, async (db) => {
      const { rows } = await db.query<{ kind: string; number: string; version: number; document: unknown; difference: readonly Difference[] }>(
        `SELECT kind, number, version, document, difference FROM station_document WHERE site_id = $1 AND partner_id = $2 AND state = 'current' AND handed_at IS NULL AND kind = ANY($3)
         ORDER BY received_at, kind, number LIMIT 1 FOR UPDATE`,
        [siteId, partnerId, Object.keys(takes)]
      )
      const row = rows[0]
      const document = row === undefined ? undefined : rawDocumentSchema.parse(row.document)
      const take = document === undefined ? undefined : takes[document.kind]
      if (row === undefined || document === undefined || take === undefined) return false
      const mapping = await mappingOf(db, ref)
      const became = await take(db, ref, { document, version: row.version, difference: row.difference, mapping, now })
      await db.query('UPDATE station_document SET handed_at = $6, became = $7 WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND version = $5', [siteId, partnerId, row.kind, row.number, row.version, now, became.slice(0, 80)])
      return true
    })
    if (!more) return handed
  }
}
