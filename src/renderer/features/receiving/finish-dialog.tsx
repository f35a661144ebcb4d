import Box from '@mui/material/Box'
import { useState } from 'react'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { DispatchSummary } from './dispatch-summary.tsx'
import { readTemperature } from './read-temperature.ts'

export interface FinishDialogProps {
  readonly opened: OutputOf<'receiving.dispatch'>
  readonly onDone: () => void
  readonly onClose: () => void
}

/** R03 close of a dispatch: what came, what did not, the temperature, and the second person. */
export function FinishDialog({ opened, onDone, onClose }: FinishDialogProps) {
  const t = useTexts(receivingText)
  const ui = useText()
  const finish = useBenchCommand('receiving.finish')
  const [typed, setTyped] = useState('')
  const [signing, setSigning] = useState(false)
  const { dispatch, counts, lines, boxes } = opened
  const missing = lines.filter((l) => l.outcome === 'pending')
  const temperatureC = readTemperature(typed)
  const measured = boxes.map((b) => t('box.measured', { box: b.number, temperature: b.temperatureC === null ? t('finish.no-temperature') : `${b.temperatureC} ℃` })).join('、')
  const words = t('finish.words', {
    ...counts,
    missing: counts.missing + counts.pending,
    temperature: boxes.length > 0 ? measured : typeof temperatureC === 'number' ? `${temperatureC} ℃` : t('finish.no-temperature')
  })
  const sign = async (signature: string): Promise<void> => {
    const answer = await finish.run({ dispatchId: dispatch.id, pendingAreMissing: true, temperatureC: temperatureC ?? null, signature })
    if (answer.ok) onDone()
  }
  if (signing) {
    return (
      <SecondPersonDialog open purpose="receiving.finish" title={t('finish.sign-title', { number: dispatch.number })} onClose={() => setSigning(false)} onSigned={({ signature }) => void sign(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{words}</Box>
        {finish.busy ? <Progress label={t('finish')} /> : null}
        {finish.error ? <ErrorPanel error={finish.error} /> : null}
      </SecondPersonDialog>
    )
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="finish-sign" disabled={temperatureC === undefined} onPress={() => setSigning(true)}>{t('finish.sign')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('finish.title', { number: dispatch.number })} onClose={onClose} actions={actions} maxWidth="md">
      <DialogScanGuard />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{words}</Box>
        {boxes.length > 0 ? null : <Box sx={{ maxWidth: 320 }}>
          <Field label={t('finish.temperature')} value={typed} onChange={setTyped} unit="℃" autoFocus help={t('finish.temperature-help')} error={temperatureC === undefined ? t('finish.temperature-bad') : null} />
        </Box>}
        {missing.length === 0 ? (
          <Box sx={{ fontWeight: 700, color: '#0b4a22' }}>✓ {t('finish.none-missing')}</Box>
        ) : (
          <Box role="note" data-testid="finish-missing" sx={{ p: 1, borderLeft: '6px solid #c27c00', background: '#fff8e4' }}>
            <Box sx={{ fontWeight: 800 }}>⚠ {t('finish.missing', { count: missing.length })}</Box>
            <Box component="ul" sx={{ m: 0, pl: 2.5, columns: '260px', maxHeight: 160, overflowY: 'auto', fontVariantNumeric: 'tabular-nums' }}>
              {missing.map((l) => <li key={l.id}>{dinText(l.din)} {l.componentName}</li>)}
            </Box>
          </Box>
        )}
        <DispatchSummary rows={opened.summary} />
      </Box>
    </KitDialog>
  )
}
