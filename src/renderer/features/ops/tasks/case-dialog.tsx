import Box from '@mui/material/Box'
import { useState } from 'react'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'
import type { VerdictModel } from '../../../kit/verdict/verdict-model.ts'
import type { CaseRow } from './task-dialog.ts'

export interface CaseDialogProps {
  readonly row: CaseRow
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** A case ends in words and two signatures. */
export function CaseDialog({ row, onDone, onClose }: CaseDialogProps) {
  const t = useTexts(tasksText)
  const ui = useText()
  const term = useTerm()
  const close = useBenchCommand('tasks.closeCase')
  const [conclusion, setConclusion] = useState('')
  const [signing, setSigning] = useState(false)
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await close.run({ caseId: row.id, conclusion: conclusion.trim(), signature })
    if (answer.ok) onDone({ kind: 'accept', title: t('case.done') })
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="case-sign" disabled={conclusion.trim() === ''} onPress={() => setSigning(true)}>{t('case.sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('case.title', { kind: term('caseKind', row.kind) })} onClose={onClose} actions={actions}>
        {signing ? null : <DialogScanGuard />}
        <Box sx={{ fontSize: 18, fontWeight: 700, mb: 1.5 }}>{row.patient?.name ?? '—'} · {row.finding}</Box>
        <Field label={t('case.conclusion')} required autoFocus multiline value={conclusion} onChange={(v) => setConclusion(v.slice(0, 500))} />
        {close.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={close.error} /></Box> : null}
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="tasks.closeCase" title={t('case.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>{conclusion}</Box>
      </SecondPersonDialog>
    </>
  )
}
