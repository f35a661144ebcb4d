import { useState } from 'react'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'

type Issue = OutputOf<'issuing.recent'>['issues'][number]
const keys = ['number', 'din', 'group', 'component', 'quantity'] as const

/** What went out lately and to whom; a bag that comes back is taken back here. */
export function RecentIssues({ show }: { readonly show: ScanPanel['show'] }) {
  const t = useTexts(issuingText)
  const term = useTerm()
  const unitColumns = useUnitColumns(keys)
  const recent = useBenchQuery('issuing.recent', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [taking, setTaking] = useState<Issue | null>(null)
  const rows = recent.data?.issues ?? []
  const selected = rows.find((row) => row.issueId === chosen)
  const start = (issue: Issue | undefined): void => {
    if (issue?.state === 'issued') setTaking(issue)
  }
  const done = (): void => {
    if (taking) show({ kind: 'attention', title: t('back.done', { number: taking.selfNumber ?? '—' }), reason: t('back.warning'), next: t('back.done-next') })
    setTaking(null)
  }
  const columns: readonly Column<Issue>[] = [
    { key: 'at', header: t('recent.at'), cell: (r) => <TimeText at={r.issuedAt} /> },
    ...unitColumns,
    { key: 'patient', header: t('recent.patient'), cell: (r) => <><strong>{r.patientName}</strong> · {r.ward}</> },
    { key: 'request', header: t('recent.request'), cell: (r) => r.requestNumber },
    { key: 'people', header: t('recent.people'), cell: (r) => `${r.issuedBy} / ${r.checkedBy}` },
    { key: 'state', header: t('list.state'), cell: (r) => (r.state === 'issued' ? `✓ ${term('unitState', r.state)}` : `↩ ${term('unitState', r.state)}`) }
  ]
  return (
    <Section
      flush
      title={t('recent.title')}
      actions={
        <KeyButton hotkey="B" data-testid="take-back" color="warning" disabled={selected?.state !== 'issued'} onPress={() => start(selected)}>
          {selected?.state === 'issued' ? t('recent.take-back', { number: selected.selfNumber ?? '—' }) : t('recent.take-back-none')}
        </KeyButton>
      }
    >
      {recent.error ? <ErrorPanel error={recent.error.error} onRetry={() => recent.refetch()} /> : null}
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(r) => r.issueId}
        label={t('recent.title')}
        selected={chosen}
        onSelect={(r) => setChosen(r.issueId)}
        onOpen={start}
        tone={(r) => (r.state === 'issued' ? undefined : 'attention')}
        maxHeight={280}
        empty={<EmptyState title={t('recent.empty')} />}
      />
      {taking ? <TakeBackDialog issue={taking} onDone={done} onClose={() => setTaking(null)} /> : null}
    </Section>
  )
}
