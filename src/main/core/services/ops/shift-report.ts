import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { get } from '../../../../shared/commands/load.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { addHours, shanghaiText } from '../../../../shared/kernel/time.ts'
import { shiftReportWords as words } from '../../../../shared/text/shift-report-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import type { BenchContext, Problem } from '../../bench-context.ts'
import type { SignedIn } from '../../identity/identity.ts'
import type { PdfReport } from '../../labels/report-content.ts'
import { unitRows } from '../unit-rows.ts'
import { overview } from './overview.ts'

type Report = CallOutput<'ops.shiftReport'>

/** 交班报告 from the audit chain: who did how much, which bags went out, what is left for the next shift. Names no patient. */
export async function shiftReport(bench: BenchContext, { hours, actor }: { readonly hours: number; readonly actor: SignedIn | null }): Promise<Result<Report, Problem>> {
  const to = bench.clock()
  const from = addHours(to, -hours)
  const done = bench.db
    .prepare<[string, string], Report['done'][number]>('SELECT action, actor_name AS actor, count(*) AS count FROM audit_entry WHERE at >= ? AND at <= ? GROUP BY action, actor_name ORDER BY action, actor_name')
    .all(from, to)
  const now = overview(bench)
  const left: Report['left'] = [
    { what: 'dispatches', count: now.openDispatches.length },
    { what: 'waiting', count: now.waitingForNumber },
    { what: 'scan-back', count: now.waitingForScanBack },
    { what: 'prints', count: now.printsToResolve },
    { what: 'requests', count: now.openRequests },
    { what: 'expired', count: now.expired.length }
  ]
  const file = `${words.fileName}-${shanghaiText(to).replaceAll(/[^0-9]/g, '')}.pdf`
  const pdf = await bench.renderer.renderReport(content(bench, { from, to, done, left, by: actor?.name ?? '' }))
  if (!pdf.ok) return err(pdf.error)
  mkdirSync(join(bench.config.dataDir, 'reports'), { recursive: true })
  writeFileSync(join(bench.config.dataDir, 'reports', file), pdf.value)
  return ok({ from, to, file: `reports/${file}`, done, left })
}

function content(bench: BenchContext, o: Pick<Report, 'from' | 'to' | 'done' | 'left'> & { readonly by: string }): PdfReport {
  const issued = unitRows(bench.db, { where: `u.state IN ('issued', 'returned') AND u.issue_id IN (SELECT id FROM issue WHERE issued_at >= ?)`, values: [o.from], order: 'u.self_number' })
  return {
    title: `${bench.documents.run(get('site', 'site'))?.hospitalName ?? ''} ${words.title}`,
    subtitle: `${shanghaiText(o.from)} — ${shanghaiText(o.to)}`,
    practiceMark: bench.config.practice === 'off' ? null : words.practice,
    sections: [
      { heading: words.done, columns: words.doneColumns, rows: o.done.map((d) => [termText('zh-CN', 'auditAction', d.action), d.actor, String(d.count)]), empty: words.none },
      {
        heading: `${words.issued}（${issued.length}）`,
        columns: words.issuedColumns,
        rows: issued.map((u) => [u.selfNumber ?? '', u.din, `${u.componentName} ${u.quantityText}`, `${u.abo} ${termText('zh-CN', 'rhd', u.rhd ?? '')}`]),
        empty: words.none
      },
      { heading: words.left, columns: words.leftColumns, rows: o.left.map((l) => [words.leftWhat[l.what], String(l.count)]), empty: words.none }
    ],
    foot: [`${words.printedBy} ${o.by}    ${shanghaiText(o.to)}`, words.signatures]
  }
}
