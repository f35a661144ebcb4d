import { numberingText } from '../../../shared/text/numbering-text.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { LabelledRow, Lists } from './use-lists.ts'

const signs = { queued: '…', sending: '▶', printed: '✓', failed: '✕', unknown: '?', cancelled: '—' } as const

/** Numbered bags until label and bag were read back, each with what became of its label on the printer. */
export function LabelledList({ rows, lists }: { readonly rows: readonly LabelledRow[]; readonly lists: Lists }) {
  const t = useTexts(numberingText)
  const term = useTerm()
  const job = ({ job: found }: LabelledRow) => {
    if (!found) return <span>{t('job.none')}</span>
    return (
      <span data-testid="job-state" data-state={found.state}>
        <b>{signs[found.state]} {term('jobState', found.state)}</b>
        {found.reason && found.state !== 'printed' ? <><br />{term('jobReason', found.reason)}</> : null}
        {found.reprint > 0 ? <><br />{t('reprint-count', { count: found.reprint })}</> : null}
      </span>
    )
  }
  return (
    <DataTable
      label={t('labelled')}
      rows={rows}
      rowKey={(u) => u.id}
      selected={lists.active === 'labelled' ? (lists.labelledAt?.id ?? null) : null}
      onSelect={(u) => lists.pointLabelled(u.id)}
      tone={(u) => (u.job?.state === 'failed' || u.job?.state === 'unknown' ? 'refuse' : u.job?.state === 'printed' ? 'accept' : undefined)}
      maxHeight="calc(100vh - 410px)"
      empty={<EmptyState title={t('labelled-empty')} />}
      columns={[
        { key: 'number', header: t('col.number'), cell: (u) => <b data-testid={`labelled-${u.din}`} data-number={u.selfNumber} style={{ fontSize: 18, whiteSpace: 'nowrap' }}>{u.selfNumber}</b> },
        { key: 'din', header: t('col.din'), cell: (u) => <><span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{dinText(u.din)}</span><br />{u.componentName} → {u.fridgeName ?? '—'}</> },
        { key: 'group', header: t('col.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} /> },
        { key: 'print', header: t('col.print'), cell: job }
      ]}
    />
  )
}
