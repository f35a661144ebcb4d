import type pg from 'pg'
import { instant } from '../../../src/shared/kernel/time.ts'
import type { Logger } from '../platform/logger.ts'
import { AnchorFile } from './anchor-file.ts'
import { AnchorKeeper } from './anchor-keeper.ts'
import { chainHeads } from './chain-heads.ts'
import { checkAgainstAnchors } from './check-against-anchors.ts'

export interface KeepAnchorsOptions {
  readonly siteId: string
  readonly folder: string
  readonly log: Logger
}

/** Holds the database against what was noted before, says what differs, and goes on noting. */
export async function keepAnchors(pool: pg.Pool, { siteId, folder, log }: KeepAnchorsOptions): Promise<AnchorKeeper> {
  const file = new AnchorFile(folder)
  try {
    const differing = await checkAgainstAnchors(pool, siteId, { heads: await chainHeads(pool, siteId), last: file.last() })
    for (const { chain, seq, at } of differing) log.error({ chain, seq, anchoredAt: at }, 'this audit chain is not the one that was anchored: entries were removed or altered, or the database was put back from a backup')
  } catch (error) {
    log.error({ err: error, file: file.file }, 'the audit chains could not be held against their anchors')
  }
  const keeper = new AnchorKeeper({ file, heads: () => chainHeads(pool, siteId), clock: () => instant(Date.now()), log })
  await keeper.start()
  return keeper
}
