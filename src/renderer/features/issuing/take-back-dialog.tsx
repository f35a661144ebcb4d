import Box from '@mui/material/Box'
import { useState } from 'react'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { ConfirmDialog } from '../../kit/dialog/confirm-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

type Issue = OutputOf<'issuing.recent'>['issues'][number]

export interface TakeBackDialogProps {
  readonly issue: Issue
  readonly onDone: () => void
  readonly onClose: () => void
}

/** A bag comes back from the ward: reason, second person, and never to be used again (临床输血技术规范 art. 28). */
export function TakeBackDialog({ issue, onDone, onClose }: TakeBackDialogProps) {
  const t = useTexts(issuingText)
  const [reason, setReason] = useState('')
  const [signing, setSigning] = useState(false)
  const takeBack = useBenchCommand('issuing.takeBack')
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await takeBack.run({ unitId: issue.id, reason: reason.trim(), signature })
    if (answer.ok) onDone()
  }
  const what = t('back.what', { number: issue.selfNumber ?? '—', din: dinText(issue.din), name: issue.patientName, ward: issue.ward })
  if (signing) {
    return (
      <SecondPersonDialog open purpose="issuing.takeBack" title={t('back.sign')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>{what}</Box>
        <Box sx={{ fontSize: 18 }}>{t('back.reason')}：{reason}</Box>
      </SecondPersonDialog>
    )
  }
  return (
    <ConfirmDialog open danger title={t('back.title')} confirmLabel={t('back.confirm')} disabled={reason.trim() === '' || takeBack.busy} onConfirm={() => setSigning(true)} onClose={onClose}>
      <Box sx={{ fontSize: 18, fontWeight: 700 }}>{what}</Box>
      <Box sx={{ my: 1.5, p: 1.5, background: '#fff0c7', border: '1px solid #c27c00', borderRadius: 1, color: '#5b3a00', fontWeight: 700 }}>⚠ {t('back.warning')}</Box>
      <Field label={t('back.reason')} required autoFocus value={reason} onChange={setReason} placeholder={t('back.reason-example')} />
      {takeBack.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={takeBack.error} /></Box> : null}
    </ConfirmDialog>
  )
}
