import Box from '@mui/material/Box'
import { useState } from 'react'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

const reasons = ['unclear', 'damaged', 'lost', 'wrong-bag', 'other'] as const
type Reason = (typeof reasons)[number]

export interface ReasonDialogProps {
  readonly title: string
  /** What will happen, said before it does. */
  readonly note: string
  readonly confirmLabel: string
  readonly danger?: boolean
  readonly testId: string
  readonly onConfirm: (reason: string) => Promise<void>
  readonly onClose: () => void
}

/** Asks for the reason that the chain of the bag will keep. */
export function ReasonDialog({ title, note, confirmLabel, danger = false, testId, onConfirm, onClose }: ReasonDialogProps) {
  const t = useTexts(numberingText)
  const ui = useText()
  const [chosen, setChosen] = useState<Reason | null>(null)
  const [text, setText] = useState('')
  const reason = chosen === null ? '' : chosen === 'other' ? text.trim() : t(`reason.${chosen}`)
  const confirm = async (): Promise<void> => {
    await onConfirm(reason)
    onClose()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" color={danger ? 'error' : 'primary'} data-testid={testId} disabled={reason === '' || reason.length > 200} onPress={confirm}>{confirmLabel}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box role="note" sx={danger ? { mb: 2, p: 1.5, borderLeft: '8px solid #c1121f', background: '#fdf0ef', color: '#7a0f12', fontSize: 18, fontWeight: 700 } : { mb: 2, fontSize: 16 }}>
        {danger ? '✕ ' : ''}{note}
      </Box>
      <ChoiceKeys vertical label={t('reason')} value={chosen} onChange={setChosen} choices={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))} />
      {chosen === 'other' ? <Box sx={{ mt: 1.5 }}><Field label={t('reason.text')} value={text} onChange={setText} required autoFocus /></Box> : null}
    </KitDialog>
  )
}
