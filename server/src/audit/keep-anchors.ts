import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Anchor } from '../../../src/shared/audit/anchor.ts'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import type { Logger } from '../platform/logger.ts'
import { commitOwn } from '../sync/commit-command.ts'
import { transaction } from '../sync/transaction.ts'
import { AnchorFile } from './anchor-file.ts'
import { AnchorKeeper } from './anchor-keeper.ts'
import { chainHeads } from './chain-heads.ts'
import { checkAgainstAnchors } from './check-against-anchors.ts'

export interface KeepAnchorsOptions {
  readonly siteId: string
  readonly folder: string
  readonly log: Logger
}

/** Somebody has to look at it: hospital IT knows whether a backup was put back. The case is about the chain, not about a bag. */
async function openCase(pool: pg.Pool, siteId: string, differing: readonly Anchor[]): Promise<void> {
  const now = instant(Date.now())
  const context = { commandId: '', now, newId: derivedIds(uuidv7()), actor: { userId: 'server', name: 'server' }, second: null, deviceId: SERVER_HOLDER }
  const finding = differing.map((a) => `${a.chain} ${a.seq} ${a.at}`).join(', ').slice(0, 500)
  // A chain that is gone differs at every start: one open case is enough.
  const { rowCount } = await pool.query("SELECT 1 FROM exception_case WHERE site_id = $1 AND kind = 'audit-broken' AND state = 'open' AND finding = $2", [siteId, finding])
  if ((rowCount ?? 0) > 0) return
  const put = caseOf('audit-broken', { unitId: null, requestId: null, patientId: null, finding }, context)
  const effects = { puts: [put], labels: [], audit: { subjects: [`case:${put.doc.id}`], detail: { chains: differing.length } } }
  await transaction(pool, (db) => commitOwn(db, siteId, { deviceId: SERVER_HOLDER, effects, recordedAt: now, action: 'audit.anchorsDiffer', actorId: 'server', commandId: null }))
}

/** Holds the database against what was noted last, says what differs in the log and as a case, and goes on noting. */
export async function keepAnchors(pool: pg.Pool, { siteId, folder, log }: KeepAnchorsOptions): Promise<AnchorKeeper> {
  const file = new AnchorFile(folder)
  try {
    const differing = await checkAgainstAnchors(pool, siteId, { heads: await chainHeads(pool, siteId), last: file.last() })
    for (const { chain, seq, at } of differing) log.error({ chain, seq, anchoredAt: at }, 'this audit chain is not the one that was anchored: entries were removed or altered, or the database was put back from a backup')
    if (differing.length > 0) await openCase(pool, siteId, differing)
  } catch (error) {
    log.error({ err: error, file: file.file }, 'the audit chains could not be held against their anchors')
  }
  const keeper = new AnchorKeeper({ file, heads: () => chainHeads(pool, siteId), clock: () => instant(Date.now()), log })
  await keeper.start()
  return keeper
}
