import { numberingText } from '../../../shared/text/numbering-text.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { Lists, WaitingRow } from './use-lists.ts'

/** Bags without a number, each with the refrigerator it would go to, or why it has none. */
export function WaitingList({ rows, lists }: { readonly rows: readonly WaitingRow[]; readonly lists: Lists }) {
  const t = useTexts(numberingText)
  const refusal = useRefusalText()
  return (
    <DataTable
      label={t('waiting')}
      rows={rows}
      rowKey={(u) => u.id}
      selected={lists.active === 'waiting' ? (lists.waitingAt?.id ?? null) : null}
      onSelect={(u) => lists.pointWaiting(u.id)}
      onOpen={(u) => lists.toggle(u.id)}
      tone={(u) => (u.problem ? 'attention' : undefined)}
      maxHeight="calc(100vh - 410px)"
      empty={<EmptyState title={t('waiting-empty')} next={t('waiting-next')} />}
      columns={[
        {
          key: 'select', header: t('col.select'), width: 44,
          cell: (u) => <input type="checkbox" tabIndex={-1} data-testid={`select-${u.din}`} aria-label={`${t('select')} ${u.din}`} checked={lists.picked.has(u.id)} onChange={() => lists.toggle(u.id)} style={{ width: 22, height: 22 }} />
        },
        {
          key: 'din', header: t('col.din'),
          cell: (u) => (
            <span data-testid={`waiting-${u.din}`}>
              <b style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{dinText(u.din)}</b><br />{u.componentName} {u.quantityText}
            </span>
          )
        },
        { key: 'group', header: t('col.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} /> },
        { key: 'fridge', header: t('col.fridge'), cell: (u) => (u.problem ? <b>⚠ {refusal(u.problem)}</b> : (u.fridgeName ?? '—')) }
      ]}
    />
  )
}
