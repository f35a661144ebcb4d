import Box from '@mui/material/Box'
import { useEffect } from 'react'
import type { RangeShape } from '../../../../shared/domain/numbering/number-range.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { useRefusalText } from '../../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

const nothing: RangeShape = { prefix: '', digits: 3, start: 0, end: 0, reset: 'never' }

export interface RangePreviewProps {
  /** Null while the fields make no range. */
  readonly shape: RangeShape | null
  /** Told whether core has nothing against exactly this range. */
  readonly onFits: (fits: boolean) => void
}

/** First, second and last number as they would print, how many there are, and what stands against the range. Asked of core at each change. */
export function RangePreview({ shape, onFits }: RangePreviewProps) {
  const t = useTexts(opsText)
  const refusalText = useRefusalText()
  const asked = useBenchQuery('numbering.previewRange', shape ?? nothing, { enabled: shape !== null })
  const data = shape === null ? undefined : asked.data
  const fits = data !== undefined && data.problem === null
  useEffect(() => onFits(fits), [fits, onFits])
  const [first, second, last] = data?.examples ?? []
  const shown = [first, second, last === undefined ? undefined : '…', last].filter((text) => text !== undefined)
  return (
    <Box data-testid="range-preview" data-fits={fits} sx={{ border: '2px dashed #9db1c4', borderRadius: 2, p: 1.5, minHeight: 150 }}>
      <Box sx={{ fontSize: 14, fontWeight: 700, mb: 0.5 }}>{t('range.preview')}</Box>
      {shape === null ? <Box sx={{ color: 'text.secondary' }}>{t('range.preview-fill')}</Box> : null}
      {asked.error ? <ErrorPanel error={asked.error.error} onRetry={() => asked.refetch()} /> : null}
      {data ? (
        <>
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap', mb: 1 }}>
            {shown.map((text, i) => <Box component="span" key={`${i}-${text}`} sx={{ fontSize: 28, fontWeight: 800, fontVariantNumeric: 'tabular-nums' }}>{text}</Box>)}
            <Box component="span" sx={{ color: 'text.secondary' }}>{t('range.count', { count: data.count })}</Box>
          </Box>
          {data.problem ? <Note kind="bad">✕ {refusalText(data.problem)}</Note> : <Note kind="good">✓ {t('range.fits')}</Note>}
        </>
      ) : null}
    </Box>
  )
}
