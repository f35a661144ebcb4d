import Box from '@mui/material/Box'
import { BarChart } from '@mui/x-charts/BarChart'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { Section } from '../../kit/data/section.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { MoneyText } from './money-text.tsx'

const MOST = 12

/** Where the money differs: the notes with the largest differences, as bars and as figures. */
export function DifferenceChart({ groups }: { readonly groups: OutputOf<'fees.month'>['byDispatch'] }) {
  const t = useTexts(feesText)
  const worst = groups.filter((g) => g.total.differenceFen !== 0).toSorted((a, b) => Math.abs(b.total.differenceFen) - Math.abs(a.total.differenceFen)).slice(0, MOST)
  return (
    <Section title={t('chart.title')}>
      {worst.length === 0 ? <Box>✓ {t('chart.none')}</Box> : (
        <>
          <Box role="img" aria-label={t('chart.title')} data-testid="fee-chart">
            <BarChart
              height={220}
              layout="horizontal"
              yAxis={[{ scaleType: 'band', data: worst.map((g) => g.name), width: 130 }]}
              series={[{ data: worst.map((g) => g.total.differenceFen / 100), color: '#b0413e' }]}
              grid={{ vertical: true }}
              hideLegend
              skipAnimation
            />
          </Box>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 15 }}>
            {worst.map((g) => <Box component="li" key={g.name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}><span>{g.name}</span><MoneyText fen={g.total.differenceFen} difference /></Box>)}
          </Box>
        </>
      )}
    </Section>
  )
}
