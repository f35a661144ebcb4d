import { useState } from 'react'
import { yuanOfFen } from '../../../shared/domain/fees/money.ts'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { MoneyText } from './money-text.tsx'

type Month = OutputOf<'fees.months'>['months'][number]

/** The months with their sums and how far each is. */
export function MonthList({ onOpen, onPrices }: { readonly onOpen: (month: string) => void; readonly onPrices: () => void }) {
  const t = useTexts(feesText)
  const query = useBenchQuery('fees.months', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = query.data?.months ?? []
  const selected = rows.find((r) => r.month === chosen) ?? rows[0]
  const state = (m: Month): string =>
    m.signed !== null ? t('state.signed') : m.total.bags === 0 ? t('state.nothing') : m.statements === 0 ? t('state.no-statement') : m.unexplained > 0 ? t('state.unexplained', { count: m.unexplained }) : t('state.ready')
  const columns: readonly Column<Month>[] = [
    { key: 'month', header: t('col.month'), cell: (m) => <strong>{m.month}</strong>, text: (m) => m.month },
    { key: 'state', header: t('col.state'), cell: (m) => <span data-testid={`month-${m.month}`}>{state(m)}</span>, text: state },
    { key: 'bags', header: t('col.bags'), align: 'right', cell: (m) => m.total.bags, text: (m) => String(m.total.bags) },
    { key: 'expected', header: t('col.expected'), align: 'right', cell: (m) => <MoneyText fen={m.total.expectedFen} />, text: (m) => yuanOfFen(m.total.expectedFen) },
    { key: 'billed', header: t('col.billed'), align: 'right', cell: (m) => <MoneyText fen={m.total.billedFen} />, text: (m) => yuanOfFen(m.total.billedFen) },
    { key: 'difference', header: t('col.difference'), align: 'right', cell: (m) => <MoneyText fen={m.total.differenceFen} difference />, text: (m) => yuanOfFen(m.total.differenceFen) },
    { key: 'statements', header: t('col.statements'), align: 'right', cell: (m) => m.statements, text: (m) => String(m.statements) }
  ]
  return (
    <Screen title={t('title')} actions={<KeyButton hotkey="P" data-testid="fee-prices" onPress={onPrices}>{t('prices')}</KeyButton>}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('title')} /> : null}
      {query.data ? (
        <Section flush title={t('months')}>
          <DataTable
            columns={columns} rows={rows} rowKey={(m) => m.month} label={t('months')} selected={selected?.month ?? null} onSelect={(m) => setChosen(m.month)} onOpen={(m) => onOpen(m.month)} csvName="fees"
            tone={(m) => (m.signed !== null ? 'accept' : m.unexplained > 0 && m.statements > 0 ? 'refuse' : m.total.bags > 0 ? 'attention' : undefined)} empty={<EmptyState title={t('months.none')} />}
          />
        </Section>
      ) : null}
    </Screen>
  )
}
