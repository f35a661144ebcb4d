import Box from '@mui/material/Box'
import { useEffect, useRef } from 'react'
import { labelTemplateText } from '../../../../shared/text/label-template-text.ts'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../../kit/scan-back/dialog-scan-guard.ts'
import { useTexts } from '../../../kit/text/use-text.ts'

export interface TemplateExportProps {
  readonly name: string
  readonly text: string
  readonly onClose: () => void
}

/** The file as text to copy: the window may not write files (security/deny-network.ts). */
export function TemplateExport({ name, text, onClose }: TemplateExportProps) {
  const t = useTexts(labelTemplateText)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.select(), [])
  return (
    <KitDialog open title={t('export.title', { name })} maxWidth="md" onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{t('close')}</KeyButton>}>
      <DialogScanGuard />
      <Box sx={{ mb: 1 }}>{t('export.help')}</Box>
      <textarea ref={area} readOnly data-testid="template-text" aria-label={t('export.title', { name })} value={text} rows={18} style={{ width: '100%', fontFamily: 'monospace', fontSize: 14 }} onFocus={(event) => event.target.select()} />
    </KitDialog>
  )
}
