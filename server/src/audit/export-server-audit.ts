import type pg from 'pg'
import type { Anchor } from '../../../src/shared/audit/anchor.ts'
import { serverEntryLine, benchEntryLine, chainLine, type ExportWriter } from '../../../src/shared/audit/export-lines.ts'
import type { BenchEntry, ServerEntry } from '../../../src/shared/audit/chain-rules.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Queryable } from '../sync/documents.ts'
import { chainHeads, type NamedHead } from './chain-heads.ts'

/** Entries read at once: memory stays small however long the chain is. */
const PAGE = 5000

const OWN = `SELECT seq, at, device_id AS "deviceId", actor_id AS "actorId", actor_name AS "actorName", second_id AS "secondId", second_name AS "secondName",
  action, subjects, detail, command_id AS "commandId", digest, hash FROM audit_entry WHERE site_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`
const COPY = `SELECT entry FROM bench_audit WHERE site_id = $1 AND seq > $2 AND device_id = $3 AND incarnation = $4 ORDER BY seq LIMIT ${PAGE}`

export interface ServerExport {
  readonly siteId: string
  readonly now: Instant
  /** Those of the file beside the database. */
  readonly anchors: readonly Anchor[]
  readonly writer: ExportWriter
  /** Awaited between pages: the file is slower than the database. */
  readonly drained: () => Promise<void>
}

async function* pages(db: Queryable, siteId: string, head: NamedHead): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    let lines: readonly string[]
    if (head.bench === null) {
      const { rows } = await db.query<ServerEntry>(OWN, [siteId, after])
      lines = rows.map(serverEntryLine)
      after = rows.at(-1)?.seq ?? after
    } else {
      const { rows } = await db.query<{ entry: BenchEntry }>(COPY, [siteId, after, head.bench.deviceId, head.bench.incarnation])
      lines = rows.map((r) => benchEntryLine(r.entry))
      after = rows.at(-1)?.entry.seq ?? after
    }
    yield lines
    if (lines.length < PAGE) return
  }
}

/**
 * Writes all chains of the server, of one moment, while it goes on working. What lies in the tables is written as it lies there, also
 * when it was altered: to judge it is the verifier's work.
 * @returns number of entries
 */
export async function exportServerAudit(pool: pg.Pool, { siteId, now, anchors, writer, drained }: ServerExport): Promise<number> {
  const client = await pool.connect()
  let entries = 0
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    writer.header({ format: 'hemobench-audit', version: 1, madeAt: now, by: 'server', owner: siteId }, anchors)
    for (const head of await chainHeads(client, siteId)) {
      writer.line(chainLine(head.chain, head))
      for await (const lines of pages(client, siteId, head)) {
        for (const line of lines) writer.line(line)
        entries += lines.length
        await drained()
      }
    }
    writer.end()
    await client.query('COMMIT')
    return entries
  } finally {
    // An export that failed half way leaves an open transaction: the connection goes with it.
    client.release(true)
  }
}
