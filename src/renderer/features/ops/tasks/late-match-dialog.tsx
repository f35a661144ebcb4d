import Box from '@mui/material/Box'
import { useState } from 'react'
import { crossmatchMethods, sideResults } from '../../../../shared/domain/testing/crossmatch.ts'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'
import type { TaskDialogProps } from './task-dialog.ts'

type Side = (typeof sideResults)[number]
const majorKeys = ['5', '6', '7'] as const
const minorKeys = ['8', '9', '0'] as const

/** The cross-match of a bag that is with the patient already. An incompatible one is said in red, with what to do at once. */
export function LateMatchDialog({ task, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(tasksText)
  const ui = useText()
  const term = useTerm()
  const record = useBenchCommand('testing.recordLateCrossmatch')
  const [method, setMethod] = useState<(typeof crossmatchMethods)[number]>('gel-card')
  const [major, setMajor] = useState<Side | null>(null)
  const [minor, setMinor] = useState<Side | null>(null)
  const [signing, setSigning] = useState(false)
  const sides = (keys: readonly string[]) => sideResults.map((value, i) => ({ value, label: term('sideResult', value), hotkey: keys[i] ?? null }))
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (major === null || minor === null) return
    const answer = await record.run({ taskId: task.id, method, major, minor, signature })
    if (!answer.ok) return
    onDone(answer.value.caseOpened ? { kind: 'refuse', title: t('match.case'), next: t('match.case-next') } : { kind: 'accept', title: t('match.done') })
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="late-match-sign" disabled={major === null || minor === null} onPress={() => setSigning(true)}>{t('match.sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('match.title', { number: task.unit?.selfNumber ?? '—' })} onClose={onClose} actions={actions} maxWidth="md">
        {signing ? null : <DialogScanGuard />}
        <Box sx={{ fontSize: 18, fontWeight: 700, mb: 1.5 }}>{t('match.for', { name: task.patient?.name ?? '—', record: task.requestNumber ?? '—' })}</Box>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <ChoiceKeys label={t('match.method')} choices={crossmatchMethods.map((value) => ({ value, label: term('crossmatchMethod', value) }))} value={method} onChange={setMethod} />
          <ChoiceKeys label={t('match.major')} choices={sides(majorKeys)} value={major} onChange={setMajor} />
          <ChoiceKeys label={t('match.minor')} choices={sides(minorKeys)} value={minor} onChange={setMinor} />
          {record.error ? <ErrorPanel error={record.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="testing.recordLateCrossmatch" title={t('match.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>{task.unit?.selfNumber} · {t('match.major')} {major ? term('sideResult', major) : ''} · {t('match.minor')} {minor ? term('sideResult', minor) : ''}</Box>
      </SecondPersonDialog>
    </>
  )
}
