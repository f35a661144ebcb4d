import Box from '@mui/material/Box'
import type { ComponentClass } from '../../../../shared/domain/stock/component-class.ts'
import type { UnitRow } from '../../../../shared/ipc/contract/rows.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import type { MatrixRow } from './matrix.ts'

/** Core lists so many bags at most. */
const LIST_LIMIT = 50
const soonFill = 'repeating-linear-gradient(45deg, #e09a1a 0 5px, #f4c877 5px 10px)'

export interface StockChartProps {
  readonly rows: readonly MatrixRow[]
  readonly expiringSoon: readonly UnitRow[]
  readonly soonHours: number
}

/** Bars of stock by component; the hatched part expires soon. Each bar also says its numbers. */
export function StockChart({ rows, expiringSoon, soonHours }: StockChartProps) {
  const t = useTexts(opsText)
  const term = useTerm()
  const longest = Math.max(1, ...rows.map((r) => r.total))
  const soonOf = (c: ComponentClass): number => expiringSoon.filter((u) => u.componentClass === c).length
  return (
    <Box data-testid="stock-chart" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr auto', columnGap: 1, rowGap: 0.5, alignItems: 'center', fontSize: 14 }}>
      {rows.map(({ componentClass, total }) => {
        const soon = Math.min(total, soonOf(componentClass))
        const name = term('componentClass', componentClass)
        return (
          <Box key={componentClass} sx={{ display: 'contents' }} role="img" aria-label={t('chart.row', { name, count: total, soon })}>
            <Box sx={{ fontWeight: 600, maxWidth: 120 }}>{name}</Box>
            <Box sx={{ display: 'flex', height: 18, background: '#f0f3f6', borderRadius: 0.5, overflow: 'hidden' }}>
              <div style={{ width: `${(100 * soon) / longest}%`, background: soonFill }} />
              <div style={{ width: `${(100 * (total - soon)) / longest}%`, background: '#5b8db8' }} />
            </Box>
            <Box sx={{ fontWeight: 700, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{total}{soon > 0 ? ` ⚠ ${soon}` : ''}</Box>
          </Box>
        )
      })}
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 2, flexWrap: 'wrap', fontSize: 13, color: 'text.secondary', mt: 0.5 }}>
        <span><Swatch fill="#5b8db8" /> {t('chart.fine')}</span>
        <span><Swatch fill={soonFill} /> ⚠ {t('chart.soon', { hours: soonHours })}</span>
        {expiringSoon.length >= LIST_LIMIT ? <span>{t('chart.cut', { count: LIST_LIMIT })}</span> : null}
      </Box>
    </Box>
  )
}

function Swatch({ fill }: { readonly fill: string }) {
  return <span aria-hidden style={{ display: 'inline-block', width: 22, height: 12, background: fill, borderRadius: 2, verticalAlign: 'middle' }} />
}
