import type pg from 'pg'
import { rawDocumentSchema, type RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Difference } from '../../../../src/shared/domain/station/difference.ts'
import type { Queryable } from '../../sync/documents.ts'
import { transaction } from '../../sync/transaction.ts'
import type { PartnerRef } from './outbox.ts'

/** A current document that no module has had yet. `version` above 1: the station changed it, and `difference` says how. */
export interface WaitingDocument {
  readonly document: RawDocument
  readonly version: number
  readonly difference: readonly Difference[]
}

/** What a module does with a document, in the same transaction that notes it as handed over: both or neither, once per version. */
export type Apply = (db: Queryable, waiting: WaitingDocument) => Promise<void>

/**
 * Hands what waits to the modules, in the order of coming. One that fails stays, with the others after it (they may build on it).
 * @returns how many were handed over
 */
export async function handOver(pool: pg.Pool, { siteId, partnerId }: PartnerRef, { apply, now }: { readonly apply: Apply; readonly now: string }): Promise<number> {
  for (let handed = 0; ; handed += 1) {
    const more = await transaction(pool, async (db) => {
      const { rows } = await db.query<{ kind: string; number: string; version: number; document: unknown; difference: readonly Difference[] }>(
        `SELECT kind, number, version, document, difference FROM station_document WHERE site_id = $1 AND partner_id = $2 AND state = 'current' AND handed_at IS NULL
         ORDER BY received_at, kind, number LIMIT 1 FOR UPDATE`,
        [siteId, partnerId]
      )
      const row = rows[0]
      if (row === undefined) return false
      await apply(db, { document: rawDocumentSchema.parse(row.document), version: row.version, difference: row.difference })
      await db.query('UPDATE station_document SET handed_at = $6 WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND version = $5', [siteId, partnerId, row.kind, row.number, row.version, now])
      return true
    })
    if (!more) return handed
  }
}
