import Box from '@mui/material/Box'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { StepBar } from '../../kit/data/step-bar.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

const names = ['total', 'pending', 'accepted', 'quarantined', 'rejected', 'missing', 'extra'] as const

/** Where one dispatch stands: steps, counts, and the facts of a finished one. */
export function DispatchHead({ opened: { dispatch, counts, boxes } }: { readonly opened: OutputOf<'receiving.dispatch'> }) {
  const t = useTexts(receivingText)
  const finished = dispatch.state === 'finished'
  const checked = counts.pending === 0
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <StepBar
        steps={[
          { key: 'import', label: t('step.import'), state: 'done' },
          { key: 'check', label: `${t('step.check')} ${counts.total - counts.pending} / ${counts.total}`, state: finished || checked ? 'done' : 'now' },
          { key: 'finish', label: t('step.finish'), state: finished ? 'done' : checked ? 'now' : 'todo' }
        ]}
      />
      <Box component="dl" sx={{ display: 'flex', gap: 0.75, m: 0, flexWrap: 'wrap' }}>
        {names.map((name) => {
          const loud = counts[name] > 0 && ['quarantined', 'rejected', 'missing', 'extra'].includes(name)
          return (
            <Box key={name} style={loud ? { background: '#fff0c7', borderColor: '#c27c00' } : {}} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', px: 1.5, py: 0.25, border: '1px solid #d5dde5', borderRadius: 1, background: '#fff' }}>
              <Box component="dt" sx={{ fontSize: 14 }}>{loud ? '⚠ ' : ''}{t(`count.${name}`)}</Box>
              <Box component="dd" data-testid={`count-${name}`} sx={{ m: 0, fontSize: 20, fontWeight: 800, fontVariantNumeric: 'tabular-nums' }}>{counts[name]}</Box>
            </Box>
          )
        })}
      </Box>
      {finished ? (
        <Box data-testid="dispatch-finished" sx={{ display: 'flex', gap: 1, alignItems: 'center', px: 1.5, fontWeight: 700 }}>
          ✓ {t('finished.line')} <TimeText at={dispatch.finishedAt} withDay /> {boxes.length > 0 ? null : `· ${t('finished.temperature')} ${dispatch.temperatureC === null ? t('finish.no-temperature') : `${dispatch.temperatureC} ℃`}`}
        </Box>
      ) : null}
    </Box>
  )
}
