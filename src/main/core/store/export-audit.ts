import type { Anchor } from '../../../shared/audit/anchor.ts'
import { benchChain } from '../../../shared/audit/chain-name.ts'
import { emptyHead } from '../../../shared/audit/chain-rules.ts'
import { benchEntryLine, chainLine, type ExportWriter } from '../../../shared/audit/export-lines.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { toEntry, type AuditRow } from './audit-chain.ts'
import type { ReadableDatabase } from './database.ts'

export interface BenchExport {
  readonly deviceId: string
  readonly now: Instant
  readonly anchors: readonly Anchor[]
  readonly writer: ExportWriter
}

/** Writes the bench's chain as it lies in the table, also when it was altered. The bench may go on working. @returns number of entries */
export function exportBenchAudit(db: ReadableDatabase, { deviceId, now, anchors, writer }: BenchExport): number {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get() ?? emptyHead
  writer.header({ format: 'hemobench-audit', version: 1, madeAt: now, by: 'bench', owner: deviceId }, anchors)
  writer.line(chainLine(benchChain(deviceId), head))
  let entries = 0
  for (const row of db.prepare('SELECT * FROM audit_entry WHERE seq <= ? ORDER BY seq').iterate(head.seq) as IterableIterator<AuditRow>) {
    writer.line(benchEntryLine(toEntry(row)))
    entries += 1
  }
  writer.end()
  return entries
}
