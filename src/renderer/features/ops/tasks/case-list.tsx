import Box from '@mui/material/Box'
import { useState } from 'react'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { useNow } from '../../../kit/time/use-now.ts'
import type { VerdictModel } from '../../../kit/verdict/verdict-model.ts'
import { AboutBag, AboutPatient, Due } from './about-columns.tsx'
import { CaseDialog } from './case-dialog.tsx'
import type { CaseRow } from './task-dialog.ts'
import { useFindingText } from './use-finding-text.ts'

export interface CaseListProps {
  readonly rows: readonly CaseRow[]
  readonly show: (verdict: VerdictModel) => void
}

/** Cases with severity, owner and deadline, the overdue first; `K` says that one knows of the chosen one, `C` closes it in writing. */
export function CaseList({ rows, show }: CaseListProps) {
  const t = useTexts(tasksText)
  const term = useTerm()
  const findingText = useFindingText()
  const acknowledge = useBenchCommand('tasks.acknowledgeCase')
  const now = new Date(useNow()).toISOString()
  const [chosen, setChosen] = useState<string | null>(null)
  const [closing, setClosing] = useState<CaseRow | null>(null)
  const open = rows.filter((r) => r.state === 'open')
  const selected = open.find((r) => r.id === chosen) ?? open[0]
  const onAcknowledge = async (row: CaseRow): Promise<void> => {
    const answer = await acknowledge.run({ caseId: row.id })
    if (answer.ok) show({ kind: 'accept', title: t('case.acknowledge-done'), reason: term('caseKind', row.kind), next: t('case.acknowledge-next') })
  }
  const columns: readonly Column<CaseRow>[] = [
    { key: 'severity', header: t('col.severity'), cell: (r) => <Box sx={{ fontWeight: 800, color: r.severity === 'critical' ? '#a50f17' : '#8a4b00' }}>{r.severity === 'critical' ? '✕ ' : '⚠ '}{term('caseSeverity', r.severity)}</Box> },
    { key: 'kind', header: t('col.kind'), cell: (r) => <strong>{term('caseKind', r.kind)}</strong> },
    { key: 'due', header: t('col.due'), cell: (r) => <Due at={r.dueAt} late={r.state === 'open' && r.dueAt < now} word={t('overdue')} /> },
    { key: 'about', header: t('col.about'), cell: (r) => <AboutPatient {...r} /> },
    { key: 'bag', header: t('col.bag'), cell: (r) => <AboutBag {...r} /> },
    { key: 'finding', header: t('col.finding'), cell: (r) => findingText(r.finding) },
    { key: 'owner', header: t('col.owner'), cell: (r) => term('role', r.ownerRole) },
    { key: 'state', header: t('col.state'), cell: (r) => (r.state === 'open' ? (r.acknowledgedAt === null ? `○ ${t('open')}` : `◐ ${t('case.acknowledged', { name: r.acknowledgedByName ?? '—', at: shanghaiText(r.acknowledgedAt) })}`) : `✓ ${t('case.closed', { name: r.closedByName ?? '—', second: r.countersignedByName ?? '—', conclusion: r.conclusion ?? '' })}`) }
  ]
  return (
    <Section
      flush
      title={t('cases.title', { count: open.length })}
      actions={selected ? (
        <>
          {selected.acknowledgedAt === null ? <KeyButton hotkey="K" data-testid="case-acknowledge" disabled={acknowledge.busy} onPress={() => void onAcknowledge(selected)}>{t('case.acknowledge')}</KeyButton> : null}
          <KeyButton hotkey="C" color="error" variant="contained" data-testid="case-close" onPress={() => setClosing(selected)}>{t('case.button')}</KeyButton>
        </>
      ) : null}
    >
      {acknowledge.error ? <Box sx={{ m: 1.5 }}><ErrorPanel error={acknowledge.error} /></Box> : null}
      <DataTable
        columns={columns} rows={rows} rowKey={(r) => r.id} label={t('cases.title', { count: open.length })} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)}
        tone={(r) => (r.state === 'closed' ? 'accept' : r.severity === 'critical' ? 'refuse' : 'attention')} empty={<EmptyState title={t('cases.empty')} />}
      />
      {closing ? <CaseDialog row={closing} onDone={(v) => { setClosing(null); show(v) }} onClose={() => setClosing(null)} /> : null}
    </Section>
  )
}
