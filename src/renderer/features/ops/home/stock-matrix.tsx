import Box from '@mui/material/Box'
import { useNavigate } from 'react-router'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { usePrefs } from '../../../kit/prefs.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'
import { levelOf, levels, matrixColumns } from './matrix.ts'
import type { MatrixColumn, MatrixRow } from './matrix.ts'

const table = {
  overflowX: 'auto',
  '& table': { borderCollapse: 'separate', borderSpacing: 3, width: '100%', tableLayout: 'fixed' },
  '& th, & td': { padding: '4px 2px', textAlign: 'center', borderRadius: '4px' },
  '& tbody th': { textAlign: 'left', fontSize: 15, fontWeight: 700, overflowWrap: 'anywhere', lineHeight: 1.2 },
  '& td': { fontSize: 19, fontWeight: 800, fontVariantNumeric: 'tabular-nums', border: '1px solid transparent', height: 38 },
  '& td[data-empty=true]': { color: '#8b5a5a', border: '1px dashed #c9a0a0', fontWeight: 600 },
  '& td[data-open=true]': { cursor: 'pointer' }
} as const

/** Stock as component × group, groups in words with their colours; a cell leads to its bags. */
export function StockMatrix({ rows }: { readonly rows: readonly MatrixRow[] }) {
  const t = useTexts(opsText)
  const term = useTerm()
  const go = useNavigate()
  const unknown = rows.some((r) => r.unknown > 0)
  const sum = (of: (row: MatrixRow) => number): number => rows.reduce((n, r) => n + of(r), 0)
  if (rows.length === 0) return <EmptyState title={t('stock.empty')} next={t('stock.empty-next')} />
  return (
    <Box sx={table}>
      <table data-testid="stock-matrix" aria-label={t('stock.title')}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 132, textAlign: 'left' }}>{t('stock.component')}</th>
            {matrixColumns.map((c) => <GroupHead key={`${c.abo}${c.rhd}`} column={c} />)}
            {unknown ? <th scope="col" style={{ fontSize: 13 }}>{t('stock.unknown-rhd')}</th> : null}
            <th scope="col">{t('stock.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.componentClass}>
              <th scope="row">{term('componentClass', row.componentClass)}</th>
              {matrixColumns.map(({ abo, rhd }, i) => {
                const count = row.counts[i] ?? 0
                return (
                  <td
                    key={`${abo}${rhd}`}
                    data-cell={`${row.componentClass}/${abo}/${rhd}`}
                    data-empty={count === 0}
                    data-open={count > 0}
                    style={{ background: levelOf(count).ground }}
                    onClick={() => (count > 0 ? void go(`/stock?state=in-stock&class=${row.componentClass}&abo=${abo}`) : undefined)}
                  >
                    {count}
                  </td>
                )
              })}
              {unknown ? <td data-empty={row.unknown === 0}>{row.unknown}</td> : null}
              <td style={{ background: '#eef2f6' }}>{row.total}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('stock.total')}</th>
            {matrixColumns.map((c, i) => <td key={`${c.abo}${c.rhd}`} style={{ background: '#eef2f6' }}>{sum((r) => r.counts[i] ?? 0)}</td>)}
            {unknown ? <td style={{ background: '#eef2f6' }}>{sum((r) => r.unknown)}</td> : null}
            <td style={{ background: '#dbe5ee' }}>{sum((r) => r.total)}</td>
          </tr>
        </tbody>
      </table>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', fontSize: 13, mt: 1 }}>
        <strong>{t('stock.legend')}</strong>
        {levels.map(({ from, label, ground }) => (
          <Box component="span" key={from} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
            <span style={{ width: 22, height: 16, background: ground, border: from === 0 ? '1px dashed #c9a0a0' : '1px solid #9cb4c9', borderRadius: 3 }} />
            {from === 0 ? `0 ${t('stock.legend-zero')}` : label}
          </Box>
        ))}
        <Box component="span" sx={{ color: 'text.secondary' }}>{t('stock.legend-note')}</Box>
      </Box>
    </Box>
  )
}

function GroupHead({ column: { abo, rhd } }: { readonly column: MatrixColumn }) {
  const ui = useText()
  const { aboColours } = usePrefs()
  const colour = aboColours[abo]
  const negative = rhd === 'neg'
  return (
    <th scope="col" style={{ background: negative ? '#14202b' : colour, color: negative ? colour : '#14202b', border: '2px solid #14202b', fontSize: 15, lineHeight: 1.15 }}>
      {abo}<br />{ui(`rhd.${rhd}`)}
    </th>
  )
}
