import { useState } from 'react'
import { yuanOfFen } from '../../../shared/domain/fees/money.ts'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { MoneyText } from './money-text.tsx'

export type FeeRow = OutputOf<'fees.month'>['rows'][number]
type Filter = 'unexplained' | 'differences' | 'all'

/** The rows of a month, differences first to hand; `E` explains the chosen one. */
export function FeeRows({ rows, month, onExplain }: { readonly rows: readonly FeeRow[]; readonly month: string; readonly onExplain: ((row: FeeRow) => void) | null }) {
  const t = useTexts(feesText)
  const term = useTerm()
  const [filter, setFilter] = useState<Filter>('differences')
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = rows.filter((r) => filter === 'all' || (r.verdict !== 'equal' && (filter === 'differences' || r.explanation === null)))
  const selected = shown.find((r) => r.key === chosen) ?? shown[0]
  const choices = (['unexplained', 'differences', 'all'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))
  const columns: readonly Column<FeeRow>[] = [
    { key: 'din', header: t('col.din'), cell: (r) => <strong data-testid={`fee-${r.din}-${r.kind}`}>{dinText(r.din)}</strong>, text: (r) => r.din },
    { key: 'product', header: t('col.product'), cell: (r) => r.productCode, text: (r) => r.productCode },
    { key: 'kind', header: t('col.kind'), cell: (r) => t(`kind.${r.kind}`), text: (r) => t(`kind.${r.kind}`) },
    { key: 'dispatch', header: t('col.dispatch'), cell: (r) => `${r.dispatchNumber}${r.month === month ? '' : ` · ${t('late', { month: r.month })}`}`, text: (r) => r.dispatchNumber },
    { key: 'expected', header: t('col.expected'), align: 'right', cell: (r) => <MoneyText fen={r.expectedFen} />, text: (r) => yuanOfFen(r.expectedFen) },
    { key: 'billed', header: t('col.billed'), align: 'right', cell: (r) => <MoneyText fen={r.billedFen} />, text: (r) => yuanOfFen(r.billedFen) },
    { key: 'difference', header: t('col.difference'), align: 'right', cell: (r) => <MoneyText fen={r.differenceFen} difference />, text: (r) => yuanOfFen(r.differenceFen) },
    { key: 'verdict', header: t('col.verdict'), cell: (r) => `${r.verdict === 'equal' ? '✓' : '✕'} ${term('feeVerdict', r.verdict)}`, text: (r) => term('feeVerdict', r.verdict) },
    { key: 'explanation', header: t('col.explanation'), cell: (r) => r.explanation ?? '', text: (r) => r.explanation ?? '' }
  ]
  return (
    <Section
      flush
      title={t('rows', { count: shown.length })}
      actions={
        <>
          <ChoiceKeys choices={choices} value={filter} onChange={setFilter} />
          {onExplain && selected && selected.verdict !== 'equal' ? <KeyButton hotkey="E" data-testid="fee-explain" onPress={() => onExplain(selected)}>{t('explain')}</KeyButton> : null}
        </>
      }
    >
      <DataTable
        columns={columns} rows={shown} rowKey={(r) => r.key} label={t('rows', { count: shown.length })} selected={selected?.key ?? null} onSelect={(r) => setChosen(r.key)} maxHeight="46vh" csvName={`fees-${month}`}
        {...(onExplain ? { onOpen: (r: FeeRow) => { if (r.verdict !== 'equal') onExplain(r) } } : {})}
        tone={(r) => (r.verdict === 'equal' ? 'accept' : r.explanation === null ? 'refuse' : 'attention')} empty={<EmptyState title={t('rows.none')} />}
      />
    </Section>
  )
}
