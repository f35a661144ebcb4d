import Box from '@mui/material/Box'
import { useState } from 'react'
import { noticesText } from '../../../shared/text/notices-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

export interface CloseRecallDialogProps {
  readonly recallId: string
  readonly number: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The end of a recall: its conclusion and two signatures. */
export function CloseRecallDialog({ recallId, number, onClose, onDone }: CloseRecallDialogProps) {
  const t = useTexts(noticesText)
  const ui = useText()
  const close = useBenchCommand('notices.closeRecall')
  const [conclusion, setConclusion] = useState('')
  const [signing, setSigning] = useState(false)
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await close.run({ recallId, conclusion: conclusion.trim(), signature })
    if (answer.ok) onDone()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="close-sign" disabled={conclusion.trim() === '' || close.busy} onPress={() => setSigning(true)}>{t('sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('close.title', { number })} onClose={onClose} actions={actions}>
        {signing ? null : <DialogScanGuard />}
        <Field label={t('conclusion')} required autoFocus multiline value={conclusion} onChange={(v) => setConclusion(v.slice(0, 500))} />
        {close.error ? <ErrorPanel error={close.error} /> : null}
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="notices.closeRecall" title={t('close.title', { number })} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>{conclusion}</Box>
      </SecondPersonDialog>
    </>
  )
}
