import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { CallError } from '../../../../shared/ipc/envelope.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'

export interface EditDialogProps {
  readonly title: string
  readonly saveTestId: string
  /** False: something is still missing; the fields say what. */
  readonly ready: boolean
  readonly error: CallError | null
  /** Default `md`. */
  readonly width?: 'md' | 'lg'
  readonly onSave: () => void | Promise<unknown>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of every editor of the settings: Enter saves, Esc leaves, a refusal stays in sight. */
export function EditDialog({ title, saveTestId, ready, error, width = 'md', onSave, onClose, children }: EditDialogProps) {
  const t = useTexts(opsText)
  const ui = useText()
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid={saveTestId} disabled={!ready} onPress={onSave}>{t('act.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title} maxWidth={width} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.75 }}>
        {error ? <ErrorPanel error={error} /> : null}
        {children}
      </Box>
    </KitDialog>
  )
}
