import Box from '@mui/material/Box'
import { useState } from 'react'
import type { BoxRow } from '../../../shared/ipc/contract/receiving.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

/** R03: all bags that wait in a sealed box, by count. The listed number is not shown: who counts does not know what to find. */
export function WholeBoxDialog({ row, onClose }: { readonly row: BoxRow; readonly onClose: () => void }) {
  const t = useTexts(receivingText)
  const ui = useText()
  const confirm = useBenchCommand('receiving.confirmBox')
  const [typed, setTyped] = useState('')
  const [signing, setSigning] = useState(false)
  const counted = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  const sign = async (signature: string): Promise<void> => {
    const answer = await confirm.run({ boxId: row.id, counted, signature })
    if (answer.ok) onClose()
    else setSigning(false)
  }
  if (signing) {
    return (
      <SecondPersonDialog open purpose="receiving.confirmBox" title={t('box.whole-title', { box: row.number })} onClose={() => setSigning(false)} onSigned={({ signature }) => void sign(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{t('box.whole-words', { box: row.number, count: counted })}</Box>
        {confirm.busy ? <Progress label={t('box.whole-title', { box: row.number })} /> : null}
      </SecondPersonDialog>
    )
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="box-whole-sign" disabled={counted === 0} onPress={() => setSigning(true)}>{t('finish.sign')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('box.whole-title', { box: row.number })} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'grid', gap: 2, minWidth: 420 }}>
        {confirm.error ? <ErrorPanel error={confirm.error} /> : null}
        <Box>{t('box.whole-help')}</Box>
        <Field label={t('box.counted')} value={typed} onChange={setTyped} required autoFocus error={typed !== '' && counted === 0 ? t('box.counted-bad') : null} />
      </Box>
    </KitDialog>
  )
}
