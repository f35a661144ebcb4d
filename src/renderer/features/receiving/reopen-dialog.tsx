import Box from '@mui/material/Box'
import { useState } from 'react'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

/** R03: bags that were missing come after all, with a later delivery. */
export function ReopenDialog({ opened: { dispatch, counts }, onClose }: { readonly opened: OutputOf<'receiving.dispatch'>; readonly onClose: () => void }) {
  const t = useTexts(receivingText)
  const ui = useText()
  const reopen = useBenchCommand('receiving.reopen')
  const [reason, setReason] = useState('')
  const save = async (): Promise<void> => {
    const answer = await reopen.run({ dispatchId: dispatch.id, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="reopen-save" disabled={reason.trim() === '' || reopen.busy} onPress={save}>{t('reopen')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('reopen.title', { number: dispatch.number })} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'grid', gap: 2, minWidth: 420 }}>
        {reopen.error ? <ErrorPanel error={reopen.error} /> : null}
        <Box>{t('reopen.words', { count: counts.missing })}</Box>
        <Field label={t('reopen.reason')} value={reason} onChange={setReason} required autoFocus />
      </Box>
    </KitDialog>
  )
}
