import { benchHash } from '../../../src/shared/audit/chain-rules.ts'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import type { PushedAudit, PushRequest } from '../../../src/shared/sync/push.ts'
import { uuidv7 } from 'uuidv7'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { sha256 } from '../platform/sha256.ts'
import { commitOwn } from './commit-command.ts'
import { prepared } from './prepared.ts'
import type { PushOptions } from './push-options.ts'
import { transaction } from './transaction.ts'

/** The same entry when the database can keep its texts; else one with what no jsonb holds (U+0000, half a pair) made U+FFFD. */
function storableEntry(e: PushedAudit): PushedAudit {
  const clean = Object.fromEntries(Object.entries(e).map(([k, v]) => [k, typeof v === 'string' ? Buffer.from(v).toString().replaceAll('\0', '\uFFFD') : v])) as PushedAudit
  return Object.entries(clean).every(([k, v]) => v === e[k as keyof PushedAudit]) ? e : clean
}

/**
 * Keeps the entries of a bench's chain that follow the last one we have, entry by entry as they came. One that does not follow, or whose
 * hash is not that of its text, is kept too and opens a case: evidence is never refused.
 * @returns the last sequence that is now kept
 */
export async function takeBenchAudit(o: PushOptions, deviceId: string, { audit, incarnation }: Pick<PushRequest, 'audit' | 'incarnation'>): Promise<number> {
  if (audit.length === 0) return 0
  return await transaction(o.pool, async (db) => {
    const { siteId } = o
    const { rows } = await db.query<{ acked_audit_seq: number; audit_hash: string; incarnation: number; revoked_at: string | null }>(prepared('SELECT acked_audit_seq, audit_hash, incarnation, revoked_at FROM device WHERE site_id = $1 AND id = $2 FOR UPDATE', [siteId, deviceId]))
    const stand = rows[0]
    if (stand === undefined) throw new SyncRejected('sync.unauthorised')
    if (stand.revoked_at !== null) throw new SyncRejected('sync.revoked')
    if (stand.incarnation !== incarnation) throw new SyncRejected('sync.forked')
    let { acked_audit_seq: seq, audit_hash: hash } = stand
    const fresh = audit.filter((e) => e.seq > seq)
    if (fresh.length === 0) return seq
    let brokenAt: number | null = null
    for (const e of fresh) {
      if (brokenAt === null && (storableEntry(e) !== e || e.seq !== seq + 1 || e.prevHash !== hash || e.hash !== benchHash(sha256, e))) brokenAt = e.seq
      seq = e.seq
      hash = e.hash
    }
    await db.query(prepared(
      `INSERT INTO bench_audit (site_id, device_id, incarnation, seq, entry, hash)
       SELECT $1, $2, $3, r.seq, r.entry, r.hash FROM jsonb_to_recordset($4::jsonb) AS r(seq bigint, entry jsonb, hash text) ON CONFLICT DO NOTHING`,
      [siteId, deviceId, incarnation, JSON.stringify(fresh.map((e) => ({ seq: e.seq, entry: storableEntry(e), hash: e.hash })))]
    ))
    await db.query(prepared('UPDATE device SET acked_audit_seq = $3, audit_hash = $4 WHERE site_id = $1 AND id = $2', [siteId, deviceId, seq, hash]))
    if (brokenAt !== null) {
      const now = o.clock()
      const context = { commandId: '', now, newId: derivedIds(uuidv7()), actor: { userId: `device:${deviceId}`, name: deviceId }, second: null, deviceId }
      const put = caseOf('audit-broken', { unitId: null, requestId: null, patientId: null, finding: `${deviceId} ${incarnation} ${brokenAt}` }, context)
      await commitOwn(db, siteId, { deviceId, effects: { puts: [put], labels: [], audit: { subjects: [`case:${put.doc.id}`], detail: { seq: brokenAt } } }, recordedAt: now, action: 'sync.auditBroken', actorId: 'server', commandId: null })
    }
    return seq
  })
}
