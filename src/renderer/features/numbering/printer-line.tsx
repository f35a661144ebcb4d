import Box from '@mui/material/Box'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import type { numberingZh } from '../../../shared/text/numbering-zh.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

type Key = Extract<keyof typeof numberingZh, `printer.${string}`>

const sentences: Readonly<Record<string, Key>> = {
  idle: 'printer.idle', printing: 'printer.printing', waiting: 'printer.waiting', stopped: 'printer.stopped',
  'paper-out': 'printer.paper-out', 'head-open': 'printer.head-open', 'ribbon-out': 'printer.ribbon-out', paused: 'printer.paused', busy: 'printer.busy',
  unreachable: 'printer.unreachable', silent: 'printer.silent', 'no-printer': 'printer.no-printer', internal: 'printer.internal'
}
const calm = new Set(['idle', 'printing', 'waiting'])

/** What the label printer does or needs, calm while it is fine. */
export function PrinterLine({ jobs: { jobs, paused, printerState } }: { readonly jobs: OutputOf<'labels.jobs'> }) {
  const t = useTexts(numberingText)
  const term = useTerm()
  const key = paused ? 'printer.ask' : sentences[printerState]
  const queued = jobs.filter((j) => j.state === 'queued' || j.state === 'sending').length
  const fine = !paused && calm.has(printerState)
  return (
    <Box role="status" data-testid="printer-state" data-state={paused ? 'ask' : printerState}
      style={fine ? {} : { background: '#fff0c7', borderColor: '#c27c00', color: '#5b3a00', fontWeight: 700 }}
      sx={{ display: 'flex', gap: 1.5, px: 1.5, py: 0.75, border: '1px solid #d5dde5', borderRadius: 1.5, background: '#fff' }}>
      <span>{fine ? '✓' : '⚠'} {t('printer')}：{key ? t(key) : term('jobReason', printerState)}</span>
      {queued > 0 ? <span>{t('queue.waiting', { count: queued })}</span> : null}
    </Box>
  )
}
