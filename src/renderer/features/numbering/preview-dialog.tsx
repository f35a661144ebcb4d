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

/** A CSS pixel is 1/96 inch. */
const PX_PER_MM = 96 / 25.4
const LARGER = 2

/** The label as it is sent to the printer. */
export function PreviewDialog({ jobId, number, onClose }: PreviewDialogProps) {
  const t = useTexts(numberingText)
  const image = useBenchQuery('labels.preview', { jobId })
  return (
    <KitDialog open title={t('preview.title', { number })} onClose={onClose} maxWidth="md" actions={<KeyButton hotkey="Esc" onPress={onClose}>{t('close')}</KeyButton>}>
      <DialogScanGuard />
      {image.isPending ? <Progress label={t('preview.loading')} /> : null}
      {image.error ? <ErrorPanel error={image.error.error} onRetry={() => image.refetch()} /> : null}
      {image.data ? (
        <>
          <Box component="img" data-testid="label-preview" alt={t('preview.title', { number })} src={image.data.dataUrl} sx={{ display: 'block', width: image.data.widthMm * PX_PER_MM * LARGER, maxWidth: '100%', mx: 'auto', border: '1px solid #8a99a8', background: '#fff' }} />
          <Box data-testid="label-preview-drawn" sx={{ mt: 1, textAlign: 'center', color: 'text.secondary' }}>
            {t('preview.drawn', { template: image.data.template, width: image.data.widthMm, height: image.data.heightMm, dpi: image.data.dpi, percent: LARGER * 100 })}
          </Box>
          {image.data.reprint > 0 ? <Box sx={{ textAlign: 'center', fontWeight: 700 }}>⚠ {t('preview.reprint', { n: image.data.reprint })}</Box> : null}
        </>
      ) : null}
    </KitDialog>
  )
}
