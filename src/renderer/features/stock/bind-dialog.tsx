import Box from '@mui/material/Box'
import { useState } from 'react'
import { tasksText } from '../../../shared/text/tasks-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'

export interface BindDialogProps {
  readonly unitId: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Bag in the hand, then the person, then two signatures. Scans only: a binding is never typed. */
export function BindDialog({ unitId, onDone, onClose }: BindDialogProps) {
  const t = useTexts(tasksText)
  const ui = useText()
  const bind = useBenchCommand('autologous.bind')
  const [raws, setRaws] = useState<readonly string[]>([])
  const [patient, setPatient] = useState<{ readonly id: string; readonly name: string; readonly recordNumber: string } | null>(null)
  const [signing, setSigning] = useState(false)

  const choose = async (requestId: string): Promise<VerdictModel | undefined> => {
    const answer = await call('testing.request', { requestId })
    if (!answer.ok) return { kind: 'attention', title: t('auto.other') }
    setPatient(answer.value.patient)
    return undefined
  }
  useScan(
    async ({ raw }) => {
      const known = await call('traceability.identify', { raw })
      if (!known.ok) return { kind: 'attention', title: t('auto.other'), reason: raw }
      const code = known.value
      if (code.kind === 'bag' || code.kind === 'bag-part') {
        setRaws((now) => [...new Set([...now, raw])].slice(-16))
        return undefined
      }
      if (code.kind === 'request' || code.kind === 'sample') return choose(code.requestId)
      if (code.kind !== 'patient') return { kind: 'attention', title: t('auto.other'), reason: raw }
      const found = await call('issuing.emergencyPatient', { patientId: code.patientId })
      if (found.ok) setPatient(found.value.patient)
      return undefined
    },
    { priority: 1, enabled: !signing }
  )
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (patient === null) return
    const answer = await bind.run({ unitId, patientId: patient.id, rawScans: [...raws], signature })
    if (answer.ok) onDone()
    else setRaws([])
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="bind-sign" disabled={raws.length === 0 || patient === null} onPress={() => setSigning(true)}>{t('auto.sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('auto.bind')} onClose={onClose} actions={actions}>
        <Box sx={{ fontSize: 18, display: 'flex', flexDirection: 'column', gap: 1 }}>
          <div>{t('auto.help')}</div>
          <div data-testid="bind-bag">{raws.length === 0 ? `○ ${t('auto.bag')}` : `✓ ${t('auto.scanned', { count: raws.length })}`}</div>
          <div data-testid="bind-patient">{patient === null ? `○ ${t('auto.patient')}` : `✓ ${t('auto.chosen', { name: patient.name, record: patient.recordNumber })}`}</div>
          {bind.error ? <ErrorPanel error={bind.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="autologous.bind" title={t('auto.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>{patient ? t('auto.chosen', { name: patient.name, record: patient.recordNumber }) : ''}</Box>
      </SecondPersonDialog>
    </>
  )
}
