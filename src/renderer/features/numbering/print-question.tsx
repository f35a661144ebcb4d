import Box from '@mui/material/Box'
import { useEffect } from 'react'
import type { PrintJobRow } from '../../../shared/ipc/contract/numbering.ts'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { VerdictSign } from '../../kit/verdict/verdict-sign.tsx'
import { playTone } from '../../kit/verdict/tone.ts'

/** R05: whether an interrupted label came out is asked of the person at the printer; nothing is printed before the answer. */
export function PrintQuestion({ job }: { readonly job: PrintJobRow }) {
  const t = useTexts(numberingText)
  const term = useTerm()
  const resolve = useBenchCall('labels.resolve')
  const number = job.selfNumber ?? t('unknown.no-number')
  useEffect(() => playTone('attention'), [job.id])
  return (
    <Box role="alertdialog" aria-label={t('unknown.question', { number })} data-testid="print-question" data-job={job.id}
      sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', p: 2, border: '3px solid #c27c00', borderLeftWidth: 12, borderRadius: 2, background: '#fff0c7', color: '#5b3a00' }}>
      <VerdictSign kind="attention" colour="#c27c00" size={56} />
      <Box sx={{ flex: 1, minWidth: 260 }}>
        <Box sx={{ fontSize: 26, fontWeight: 800, lineHeight: 1.25 }}>{t('unknown.question', { number })}</Box>
        <Box sx={{ fontSize: 16 }}>{t('unknown.note', { reason: job.reason === null ? '—' : term('jobReason', job.reason) })}</Box>
      </Box>
      <KeyButton hotkey="Y" variant="contained" color="success" data-testid="resolve-printed" onPress={() => resolve.run({ jobId: job.id, answer: 'was-printed' })}>{t('unknown.printed')}</KeyButton>
      <KeyButton hotkey="G" variant="contained" color="warning" data-testid="resolve-again" onPress={() => resolve.run({ jobId: job.id, answer: 'print-again' })}>{t('unknown.again')}</KeyButton>
      {resolve.error ? <Box sx={{ width: '100%' }}><ErrorPanel error={resolve.error} /></Box> : null}
    </Box>
  )
}
