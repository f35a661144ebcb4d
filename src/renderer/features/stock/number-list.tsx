import { stockText } from '../../../shared/text/stock-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

type Row = OutputOf<'stock.unit'>['numbers'][number]

/** Every self-number the bag ever had, the burned ones too (R05). */
export function NumberList({ numbers }: { readonly numbers: readonly Row[] }) {
  const t = useTexts(stockText)
  const term = useTerm()
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('col.number'), cell: (n) => <strong style={n.state === 'burned' ? { textDecoration: 'line-through' } : {}}>{n.number}</strong> },
    { key: 'state', header: t('col.state'), cell: (n) => `${n.state === 'burned' ? '✕ ' : n.state === 'confirmed' ? '✓ ' : '○ '}${term('selfNumberState', n.state)}` },
    { key: 'assigned', header: t('unit.assigned'), cell: (n) => <TimeText at={n.assignedAt} /> },
    { key: 'reprints', header: t('unit.reprints'), cell: (n) => (n.reprints === 0 ? '—' : t('unit.reprints-count', { count: n.reprints })) },
    { key: 'why', header: t('unit.burn-reason'), cell: (n) => n.burnReason ?? '' }
  ]
  return <DataTable label={t('unit.numbers')} columns={columns} rows={numbers} rowKey={(n) => n.number} empty={<EmptyState title={t('unit.numbers-none')} />} />
}
