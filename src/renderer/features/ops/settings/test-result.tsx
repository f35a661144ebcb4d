import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../note.tsx'

/** What became of the test label. What cannot be known is said as such: somebody must look at the printer. */
export function TestResult({ result }: { readonly result: OutputOf<'ops.testPrinter'> }) {
  const t = useTexts(opsText)
  const term = useTerm()
  const reason = term('jobReason', result.detail)
  if (result.outcome === 'sent') return <Note kind="good">✓ {t('device.sent')}</Note>
  if (result.outcome === 'not-sent') return <Note kind="bad">✕ {t('device.not-sent', { reason })}</Note>
  return <Note kind="warn">⚠ {t('device.unknown-outcome', { reason })}</Note>
}
