import { scanBackText } from '../../../shared/text/scan-back-text.ts'
import { useScan } from '../scan/use-scan.ts'
import { useTexts } from '../text/use-text.ts'

/** Inside a dialog that takes no scans: without it the screen below would act on a bag nobody sees. Mounted with the dialog's content. */
export function DialogScanGuard() {
  const t = useTexts(scanBackText)
  useScan(({ raw }) => ({ kind: 'attention', title: t('dialog-open'), reason: t('dialog-open-reason', { raw }) }), { priority: 1 })
  return null
}
