import { GENESIS } from '../../../shared/kernel/genesis.ts'
import { hashOf, type AuditRow } from './audit-chain.ts'
import type { ReadableDatabase } from './database.ts'

export interface ChainPart {
  readonly ok: boolean
  /** Entries that fit so far, counted from the first. */
  readonly entries: number
  readonly total: number
  readonly brokenAt: number | null
  readonly headHash: string
  /** Nothing is left to walk. */
  readonly end: boolean
}

/** Walks at most `limit` entries after `afterSeq`, whose hash the caller was given: core answers scans between two stretches. */
export function verifyPart(db: ReadableDatabase, from: { readonly afterSeq: number; readonly hash: string; readonly limit: number }): ChainPart {
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0
  let seq = from.afterSeq
  let hash = seq === 0 ? GENESIS : from.hash
  const rows = db.prepare('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?').iterate(seq, from.limit) as IterableIterator<AuditRow>
  let read = 0
  for (const row of rows) {
    read += 1
    if (row.seq !== seq + 1 || row.prev_hash !== hash || hashOf(row) !== row.hash) return { ok: false, entries: seq, total, brokenAt: row.seq, headHash: hash, end: true }
    seq = row.seq
    hash = row.hash
  }
  return { ok: true, entries: seq, total, brokenAt: null, headHash: hash, end: read < from.limit }
}
