import Box from '@mui/material/Box'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTexts } from '../../kit/text/use-text.ts'

export interface PreviewDialogProps {
  readonly jobId: string
  readonly number: string
  readonly onClose: () => void
}

/** The label as it is sent to the printer. */
export function PreviewDialog({ jobId, number, onClose }: PreviewDialogProps) {
  const t = useTexts(numberingText)
  const image = useBenchQuery('labels.preview', { jobId })
  return (
    <KitDialog open title={t('preview.title', { number })} onClose={onClose} maxWidth="md" actions={<KeyButton hotkey="Esc" onPress={onClose}>{t('close')}</KeyButton>}>
      <DialogScanGuard />
      {image.isPending ? <Progress label={t('preview.loading')} /> : null}
      {image.error ? <ErrorPanel error={image.error.error} onRetry={() => image.refetch()} /> : null}
      {image.data ? <Box component="img" data-testid="label-preview" alt={t('preview.title', { number })} src={image.data.dataUrl} sx={{ display: 'block', maxWidth: '100%', maxHeight: '60vh', mx: 'auto', border: '1px solid #8a99a8', background: '#fff' }} /> : null}
    </KitDialog>
  )
}
