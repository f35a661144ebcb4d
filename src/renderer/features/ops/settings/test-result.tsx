import type { DeviceKind } from '../../../../shared/domain/devices/device-config.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** What became of the test label. What cannot be known is said as such: somebody must look at the printer. */
export function TestResult({ result, kind }: { readonly result: OutputOf<'ops.testPrinter'>; readonly kind: DeviceKind }) {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  const term = useTerm()
  const reason = term('jobReason', result.detail)
  if (result.outcome === 'sent') return <Note kind="good">✓ {kind === 'pdf-folder-printer' ? d('printer.filed') : t('device.sent')}</Note>
  if (result.outcome === 'not-sent') return <Note kind="bad">✕ {t('device.not-sent', { reason })}</Note>
  return <Note kind="warn">⚠ {t('device.unknown-outcome', { reason })}</Note>
}
