import Box from '@mui/material/Box'
import { useState } from 'react'
import { stockText } from '../../../shared/text/stock-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { reasonsOf } from './unit-actions.ts'
import type { UnitAction } from './unit-actions.ts'

export interface ReasonDialogProps {
  readonly action: UnitAction
  /** The bag, in words. */
  readonly name: string
  readonly onReason: (reason: string) => void | Promise<unknown>
  readonly onClose: () => void
}

/** Why: chosen by digit or typed. Discarding is red and says that it cannot be undone. */
export function ReasonDialog({ action, name, onReason, onClose }: ReasonDialogProps) {
  const t = useTexts(stockText)
  const ui = useText()
  const [reason, setReason] = useState('')
  const danger = action === 'discard'
  const choices = reasonsOf[action].map((key) => ({ value: t(key), label: t(key) }))
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" color={danger ? 'error' : 'primary'} data-testid="confirm-action" disabled={reason.trim() === ''} onPress={() => onReason(reason.trim())}>
        {t(`act.${action}`)}
      </KeyButton>
    </>
  )
  return (
    <KitDialog open title={t(`act.${action}-title`)} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ fontSize: 20, fontWeight: 800 }}>{name}</Box>
      <Box role="note" sx={{ my: 1.5, p: 1.25, borderRadius: 1, fontWeight: 700, ...(danger ? { background: '#fde3e1', color: '#7a0f12' } : { background: '#eef2f6' }) }}>
        {danger ? '✕ ' : ''}{t(`act.${action}-text`)}
      </Box>
      <ChoiceKeys vertical choices={choices} value={choices.find((c) => c.value === reason)?.value ?? null} onChange={setReason} />
      <Box sx={{ mt: 1.5 }}>
        <Field label={t('act.reason')} required value={reason} onChange={(text) => setReason(text.slice(0, 200))} help={t('act.reason-help')} />
      </Box>
    </KitDialog>
  )
}
