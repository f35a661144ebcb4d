import Box from '@mui/material/Box'
import { useState } from 'react'
import { isProvisional } from '../../../../shared/domain/testing/provisional-patient.ts'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field, FieldLabel } from '../../../kit/data/field.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { emptyPaper, paperInput } from './paper-form.ts'
import type { TaskDialogProps } from './task-dialog.ts'

/** Number, physician and consent of an emergency, once the paper has come; and who the unknown person was. */
export function PaperDialog({ task, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(tasksText)
  const ui = useText()
  const term = useTerm()
  const complete = useBenchCommand('testing.completeEmergencyRequest')
  const [form, setForm] = useState(emptyPaper)
  const [tried, setTried] = useState(false)
  const unknown = task.patient !== null && isProvisional(task.patient)
  const change = (part: Partial<typeof emptyPaper>): void => setForm((old) => ({ ...old, ...part }))
  const input = paperInput(form, task.id)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (input === null) return
    const answer = await complete.run(input)
    if (answer.ok) onDone({ kind: 'accept', title: t('paper.done') })
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="paper-save" onPress={submit}>{t('paper.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('paper.title')} onClose={onClose} actions={actions} maxWidth="md">
      <DialogScanGuard />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 1.5 }}>
        <Field label={t('paper.number')} required autoFocus value={form.number} onChange={(v) => change({ number: v.trim().toUpperCase() })} />
        <Field label={t('paper.requestedBy')} required value={form.requestedBy} onChange={(requestedBy) => change({ requestedBy })} />
        <Field label={t('paper.consentBy')} required value={form.consentBy} onChange={(consentBy) => change({ consentBy })} />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <ChoiceKeys label={t('paper.consent')} value={form.consent} onChange={(consent) => change({ consent })} choices={[{ value: 'signed', label: t('paper.signed') }, { value: 'head-approved', label: t('paper.head') }]} />
        </Box>
        {unknown ? (
          <>
            <Box sx={{ gridColumn: '1 / -1' }}><FieldLabel>{t('paper.identity')}</FieldLabel></Box>
            <Field label={t('paper.record')} value={form.recordNumber} onChange={(v) => change({ recordNumber: v.trim().toUpperCase() })} />
            <Field label={t('paper.name')} value={form.name} onChange={(name) => change({ name })} />
            <Field label={t('paper.birth')} type="date" value={form.birthDate} onChange={(birthDate) => change({ birthDate })} />
            <ChoiceKeys label={t('paper.sex')} value={form.sex} onChange={(sex) => change({ sex })} choices={(['male', 'female', 'unknown'] as const).map((value) => ({ value, label: term('sex', value), hotkey: null }))} />
            <Field label={t('paper.ward')} value={form.ward} onChange={(ward) => change({ ward })} />
            <Field label={t('paper.bed')} value={form.bed} onChange={(bed) => change({ bed })} />
          </>
        ) : null}
      </Box>
      {tried && input === null ? <Box sx={{ mt: 1.5 }}><Note kind="bad">✕ {t('paper.wrong')}</Note></Box> : null}
      {complete.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={complete.error} /></Box> : null}
    </KitDialog>
  )
}
