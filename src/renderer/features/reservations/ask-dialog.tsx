import { useState } from 'react'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText } from '../../kit/text/use-text.ts'

export interface AskDialogProps {
  readonly title: string
  readonly label: string
  readonly action: string
  readonly onClose: () => void
  readonly onText: (text: string) => Promise<unknown>
}

/** One sentence that is needed for what is done next. */
export function AskDialog({ title, label, action, onClose, onText }: AskDialogProps) {
  const ui = useText()
  const [text, setText] = useState('')
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="ask-do" disabled={text.trim() === ''} onPress={() => onText(text.trim())}>{action}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Field label={label} required autoFocus value={text} onChange={(v) => setText(v.slice(0, 200))} />
    </KitDialog>
  )
}
