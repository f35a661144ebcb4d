import { useState } from 'react'
import type { StationFinding } from '../../../shared/domain/station/link.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { FindingDialog } from './finding-dialog.tsx'
import { useSourceWords } from './use-source-words.ts'

/** What came and could not be understood; Enter opens it as it came. */
export function FindingList({ rows }: { readonly rows: readonly StationFinding[] }) {
  const t = useTexts(stationText)
  const source = useSourceWords()
  const [selected, setSelected] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const opened = rows.find((r) => r.id === open)
  const title = t('findings.title', { count: rows.filter((r) => r.state === 'open').length })
  const problem = (r: StationFinding): string => (r.kind === 'lines' ? t('finding.lines', { count: new Set(r.lines.map((l) => l.line)).size }) : t('finding.spoiled', { problem: r.problem }))
  const columns: readonly Column<StationFinding>[] = [
    { key: 'found', header: t('col.found'), cell: (r) => shanghaiText(r.foundAt), text: (r) => shanghaiText(r.foundAt) },
    { key: 'source', header: t('col.source'), cell: (r) => <strong style={{ overflowWrap: 'anywhere' }}>{source(r)}</strong>, text: source },
    { key: 'problem', header: t('col.problem'), cell: (r) => <span data-testid={`finding-${r.source}`}>{problem(r)}</span>, text: problem },
    { key: 'state', header: t('col.state'), cell: (r) => (r.state === 'closed' ? t('finding.closed', { name: '', at: r.closedAt === null ? '' : shanghaiText(r.closedAt), note: r.note }) : '○'), text: (r) => r.note }
  ]
  return (
    <Section flush title={title}>
      <DataTable columns={columns} rows={rows} rowKey={(r) => r.id} label={title} selected={selected} onSelect={(r) => setSelected(r.id)} onOpen={(r) => setOpen(r.id)} csvName="station-findings" tone={(r) => (r.state === 'open' ? 'attention' : 'accept')} empty={<EmptyState title={t('findings.empty')} />} />
      {opened ? <FindingDialog finding={opened} onClose={() => setOpen(null)} /> : null}
    </Section>
  )
}
