import Box from '@mui/material/Box'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { MoneyText } from './money-text.tsx'

type Row = OutputOf<'fees.month'>['statements'][number]

/** What the station billed, statement by statement. */
export function StatementList({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(feesText)
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('col.number'), cell: (s) => <strong>{s.number}</strong> },
    { key: 'lines', header: t('col.lines'), align: 'right', cell: (s) => s.lines },
    { key: 'total', header: t('col.billed'), align: 'right', cell: (s) => <MoneyText fen={s.totalFen} /> },
    { key: 'taken', header: t('col.taken'), cell: (s) => <>{t(`source.${s.source}`)} <TimeText at={s.takenAt} withDay /></> }
  ]
  return <Section flush title={t('statements', { count: rows.length })}><DataTable label={t('statements', { count: rows.length })} columns={columns} rows={rows} rowKey={(s) => s.id} empty={<Box sx={{ p: 2 }}>{t('statements.none')}</Box>} /></Section>
}
