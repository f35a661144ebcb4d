import type { ChainHead } from '../../../src/shared/audit/chain-rules.ts'
import { benchChainCopy, serverChain } from '../../../src/shared/audit/chain-name.ts'
import type { Queryable } from '../sync/documents.ts'

export interface NamedHead extends ChainHead {
  readonly chain: string
  /** False: the copy of a bench's former life; nothing is added to it any more. */
  readonly living: boolean
  /** Null: the server's own chain. */
  readonly bench: { readonly deviceId: string; readonly incarnation: number } | null
}

const COPIES = `SELECT d.id, l.incarnation, l.incarnation = d.incarnation AS living, a.seq, a.hash
  FROM device d
  CROSS JOIN LATERAL generate_series(1, d.incarnation) AS l(incarnation)
  CROSS JOIN LATERAL (SELECT seq, hash FROM bench_audit b WHERE b.site_id = d.site_id AND b.device_id = d.id AND b.incarnation = l.incarnation ORDER BY seq DESC LIMIT 1) a
  WHERE d.site_id = $1 ORDER BY d.id, l.incarnation`

/** The heads of all chains that the server keeps: its own first, then its copies of the benches', each life by itself. Empty ones are left out. */
export async function chainHeads(db: Queryable, siteId: string): Promise<readonly NamedHead[]> {
  const own = await db.query<{ seq: number; hash: string }>('SELECT audit_seq AS seq, audit_hash AS hash FROM sync_clock WHERE site_id = $1 AND audit_seq > 0', [siteId])
  const copies = await db.query<{ id: string; incarnation: number; living: boolean; seq: number; hash: string }>(COPIES, [siteId])
  return [
    ...own.rows.map((r) => ({ ...r, chain: serverChain(siteId), living: true, bench: null })),
    ...copies.rows.map(({ id, incarnation, living, seq, hash }) => ({ chain: benchChainCopy(id, incarnation), seq, hash, living, bench: { deviceId: id, incarnation } }))
  ]
}
