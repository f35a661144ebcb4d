import Box from '@mui/material/Box'
import { BarChart } from '@mui/x-charts/BarChart'
import { useState } from 'react'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

type Row = OutputOf<'reservations.outlook'>['rows'][number]
const MOST = 16

const within = (text: string, min: number, max: number): number => Math.min(max, Math.max(min, /^\d{1,3}$/.test(text) ? Number(text) : min))

/** Stock against use, with every number that a suggestion is made of; the suggestion becomes a reservation that a person still reads. */
export function OutlookPage({ onBack, onTake }: { readonly onBack: () => void; readonly onTake: (lines: readonly WantedLine[]) => void }) {
  const t = useTexts(reservationsText)
  const term = useTerm()
  const may = useMay('receive')
  const [history, setHistory] = useState('14')
  const [cover, setCover] = useState('3')
  const [reserve, setReserve] = useState('2')
  const query = useBenchQuery('reservations.outlook', { historyDays: within(history, 1, 60), coverDays: within(cover, 1, 14), reserve: within(reserve, 0, 100) }, { keepPrevious: true })
  const rows = query.data?.rows ?? []
  const suggested = rows.filter((r) => r.suggested > 0)
  const name = (r: Row): string => `${r.productName} ${r.abo}${r.rhd === 'neg' ? '−' : '+'}`
  const number = (key: 'used' | 'usable' | 'expiring' | 'onItsWay' | 'expectedUse', header: string): Column<Row> => ({ key, header, align: 'right', cell: (r) => r[key], text: (r) => String(r[key]) })
  const columns: readonly Column<Row>[] = [
    { key: 'product', header: t('col.product'), cell: (r) => <strong>{r.productName}</strong>, text: (r) => r.productName },
    { key: 'group', header: t('col.abo'), cell: (r) => `${r.abo} ${term('rhd', r.rhd)}`, text: (r) => `${r.abo} ${r.rhd}` },
    number('used', t('col.used')), number('usable', t('col.usable')), number('expiring', t('col.expiring')), number('onItsWay', t('col.way')), number('expectedUse', t('col.use')),
    { key: 'suggested', header: t('col.suggested'), align: 'right', cell: (r) => <strong>{r.suggested} {term('quantityUnit', r.unit)}</strong>, text: (r) => String(r.suggested) }
  ]
  // Millilitres and units are no common scale: the picture is of the unit that most rows have.
  const unit = (['U', 'dose', 'mL'] as const).toSorted((a, b) => rows.filter((r) => r.unit === b).length - rows.filter((r) => r.unit === a).length)[0]
  const shown = rows.filter((r) => r.unit === unit).toSorted((a, b) => b.expectedUse + b.usable - (a.expectedUse + a.usable)).slice(0, MOST)
  return (
    <Screen
      title={t('outlook')}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          {may ? <KeyButton hotkey="F9" variant="contained" data-testid="outlook-take" disabled={suggested.length === 0} onPress={() => onTake(suggested.map((r) => ({ productCode: r.productCode, abo: r.abo, rhd: r.rhd, quantity: Math.min(200, r.suggested), unit: r.unit })))}>{t('outlook.take')}</KeyButton> : null}
        </>
      }
    >
      <Section>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 160px) 1fr', gap: 1.5, alignItems: 'end' }}>
          <Field label={t('outlook.history')} type="number" value={history} onChange={setHistory} />
          <Field label={t('outlook.cover')} type="number" value={cover} onChange={setCover} />
          <Field label={t('outlook.reserve')} type="number" value={reserve} onChange={setReserve} />
          <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{t('outlook.rule')}</Box>
        </Box>
      </Section>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {shown.length === 0 ? null : (
        <Section title={unit === undefined ? '' : t('chart.unit', { unit: term('quantityUnit', unit) })}>
          <Box role="img" aria-label={t('outlook')} data-testid="outlook-chart">
            <BarChart height={60 + 34 * shown.length} layout="horizontal" yAxis={[{ scaleType: 'band', data: shown.map(name), width: 210 }]} series={[{ data: shown.map((r) => r.usable), label: t('chart.stock'), color: '#5b8db8' }, { data: shown.map((r) => r.expectedUse), label: t('chart.use'), color: '#e09a1a' }]} skipAnimation />
          </Box>
        </Section>
      )}
      <Section flush title={t('outlook')}><DataTable label={t('outlook')} columns={columns} rows={rows} rowKey={(r) => `${r.productCode} ${r.abo} ${r.rhd}`} csvName="outlook" tone={(r) => (r.suggested > 0 ? 'attention' : undefined)} empty={<EmptyState title={t('outlook.none')} />} /></Section>
    </Screen>
  )
}
