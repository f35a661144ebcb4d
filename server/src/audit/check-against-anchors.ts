import type { Anchor } from '../../../src/shared/audit/anchor.ts'
import type pg from 'pg'
import type { NamedHead } from './chain-heads.ts'

async function hashAt(pool: pg.Pool, siteId: string, { head, seq }: { readonly head: NamedHead; readonly seq: number }): Promise<string | null> {
  const { rows } = head.bench === null
    ? await pool.query<{ hash: string }>('SELECT hash FROM audit_entry WHERE site_id = $1 AND seq = $2', [siteId, seq])
    : await pool.query<{ hash: string }>('SELECT hash FROM bench_audit WHERE site_id = $1 AND device_id = $2 AND incarnation = $3 AND seq = $4', [siteId, head.bench.deviceId, head.bench.incarnation, seq])
  return rows[0]?.hash ?? null
}

/**
 * Chains of the database that do not hold the head that was last noted of them: entries are gone, or others. Also so when the database was
 * put back from a backup. One question a chain; the whole walk is the verifier's.
 */
export async function checkAgainstAnchors(pool: pg.Pool, siteId: string, { heads, last }: { readonly heads: readonly NamedHead[]; readonly last: ReadonlyMap<string, Anchor> }): Promise<readonly Anchor[]> {
  const differing: Anchor[] = []
  for (const anchor of last.values()) {
    const head = heads.find((h) => h.chain === anchor.chain)
    if (head === undefined || (await hashAt(pool, siteId, { head, seq: anchor.seq })) !== anchor.hash) differing.push(anchor)
  }
  return differing
}
