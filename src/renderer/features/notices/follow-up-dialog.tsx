import Box from '@mui/material/Box'
import { useState } from 'react'
import { noticesText } from '../../../shared/text/notices-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

export interface FollowUpDialogProps {
  readonly recallId: string
  readonly lines: readonly OutputOf<'notices.recall'>['lines'][number][]
  readonly onClose: () => void
  readonly onDone: (count: number) => void
}

/** What became of these bags, in one sentence for all of them. */
export function FollowUpDialog({ recallId, lines, onClose, onDone }: FollowUpDialogProps) {
  const t = useTexts(noticesText)
  const ui = useText()
  const follow = useBenchCommand('notices.followUp')
  const [text, setText] = useState('')
  const store = async (): Promise<void> => {
    const answer = await follow.run({ recallId, lineIds: lines.map((l) => l.id), text: text.trim() })
    if (answer.ok) onDone(lines.length)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="follow-save" disabled={text.trim() === '' || follow.busy} onPress={store}>{t('follow-up')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('fu.title', { count: lines.length })} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ fontWeight: 700, mb: 1.5 }}>{lines.slice(0, 6).map((l) => dinText(l.din)).join(' · ')}{lines.length > 6 ? ' …' : ''}</Box>
      <Field label={t('fu.text')} required autoFocus value={text} onChange={(v) => setText(v.slice(0, 300))} help={t('fu.help')} />
      {follow.error ? <ErrorPanel error={follow.error} /> : null}
    </KitDialog>
  )
}
