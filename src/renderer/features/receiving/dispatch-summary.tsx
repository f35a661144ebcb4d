import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

type Row = OutputOf<'receiving.dispatch'>['summary'][number]

/** Listed against accepted by component and group: what is compared with the paper note. */
export function DispatchSummary({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(receivingText)
  return (
    <DataTable
      label={t('view.summary')}
      rows={rows}
      rowKey={(row) => `${row.componentName}/${row.abo}/${row.rhd ?? ''}`}
      tone={(row) => (row.accepted === row.listed ? 'accept' : 'attention')}
      columns={[
        { key: 'component', header: t('col.component'), cell: (row) => row.componentName },
        { key: 'group', header: t('col.group'), cell: (row) => <BloodGroupBadge size="small" group={{ abo: row.abo, rhd: row.rhd }} /> },
        { key: 'listed', header: t('col.listed'), align: 'right', cell: (row) => row.listed },
        { key: 'accepted', header: t('col.accepted'), align: 'right', cell: (row) => <b>{row.accepted === row.listed ? '✓' : '⚠'} {row.accepted}</b> }
      ]}
    />
  )
}
