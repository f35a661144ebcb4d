import Box from '@mui/material/Box'
import { useState } from 'react'
import type { AttachmentRow } from '../../../shared/ipc/contract/attachments.ts'
import { attachmentsText } from '../../../shared/text/attachments-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../data/choice-keys.tsx'
import { ErrorPanel } from '../data/error-panel.tsx'
import { Field } from '../data/field.tsx'
import { Note } from '../data/note.tsx'
import { SelectField } from '../data/select-field.tsx'
import { KitDialog } from '../dialog/kit-dialog.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { DialogScanGuard } from '../scan-back/dialog-scan-guard.ts'
import { useTexts } from '../text/use-text.ts'

/** Which file is wrong, and why. It stays on record and is opened no more. */
export function TakeBackDialog({ files, onClose }: { readonly files: readonly AttachmentRow[]; readonly onClose: () => void }) {
  const t = useTexts(attachmentsText)
  const command = useBenchCommand('attachments.takeBack')
  const [chosen, setChosen] = useState(files.length === 1 ? (files[0]?.id ?? '') : '')
  const [reason, setReason] = useState('')
  const reasons = [t('why.wrong'), t('why.patient'), t('why.unreadable')]
  const submit = async (): Promise<void> => {
    if ((await command.run({ attachmentId: chosen, reason: reason.trim() })).ok) onClose()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{t('cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" color="error" data-testid="take-back-confirm" disabled={chosen === '' || reason.trim() === '' || command.busy} onPress={submit}>{t('take-back')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('take-back-title')} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      {command.error ? <ErrorPanel error={command.error} /> : null}
      <Note kind="warn">{t('take-back-text')}</Note>
      <Box sx={{ my: 1.5 }}>
        {files.length === 1 ? <Box sx={{ fontSize: 20, fontWeight: 800, overflowWrap: 'anywhere' }}>{files[0]?.name}</Box> : <SelectField label={t('which')} value={chosen} options={[{ value: '', label: '—' }, ...files.map((f) => ({ value: f.id, label: f.name }))]} onChange={setChosen} />}
      </Box>
      <ChoiceKeys vertical choices={reasons.map((text) => ({ value: text, label: text }))} value={reasons.find((text) => text === reason) ?? null} onChange={setReason} />
      <Box sx={{ mt: 1.5 }} />
      <Field label={t('why')} required value={reason} onChange={(text) => setReason(text.slice(0, 200))} />
    </KitDialog>
  )
}
