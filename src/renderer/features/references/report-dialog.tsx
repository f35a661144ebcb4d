import Box from '@mui/material/Box'
import { useState } from 'react'
import { fromShanghai } from '../../../shared/kernel/time.ts'
import { referencesText } from '../../../shared/text/references-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

type View = OutputOf<'references.one'>
type Result = 'compatible' | 'incompatible'

export interface ReportDialogProps {
  readonly found: View['found']
  readonly bags: View['bags']
  readonly onClose: () => void
  /** `left`: what could not go on record beside an incompatible result. */
  readonly onDone: (left: OutputOf<'references.result'>['left']) => void
}

/** The station's report as a letter: a result per bag, when it was tested, how long it holds, two signatures. Bags without a choice stay open. */
export function ReportDialog({ found, bags, onClose, onDone }: ReportDialogProps) {
  const t = useTexts(referencesText)
  const ui = useText()
  const enter = useBenchCommand('references.result')
  const [number, setNumber] = useState('')
  const [tested, setTested] = useState('')
  const [hours, setHours] = useState('')
  const [said, setSaid] = useState<Readonly<Record<string, Result>>>({})
  const [signing, setSigning] = useState(false)
  const testedAt = fromShanghai(tested)
  const chosen = Object.entries(said)
  const good = chosen.filter(([, r]) => r === 'compatible').length
  const hoursRight = hours === '' || (/^\d{1,3}$/.test(hours) && Number(hours) >= 1 && Number(hours) <= 720)
  const ready = number.trim() !== '' && testedAt !== null && chosen.length > 0 && hoursRight && !enter.busy
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (testedAt === null) return
    const answer = await enter.run({ referralId: found.id, answerNumber: number.trim(), testedAt, validHours: hours === '' ? null : Number(hours), results: chosen.map(([unitId, result]) => ({ unitId, result })), signature })
    if (answer.ok) onDone(answer.value.left)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="report-sign" disabled={!ready} onPress={() => setSigning(true)}>{t('sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('enter.title', { number: found.number })} maxWidth="md" onClose={onClose} actions={actions}>
        {signing ? null : <DialogScanGuard />}
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 240px 200px', gap: 1.5 }}>
            <Field label={t('report-number')} required autoFocus value={number} onChange={(v) => setNumber(v.slice(0, 60))} />
            <Field label={t('tested-at')} required type="datetime-local" value={tested} onChange={setTested} />
            <Field label={t('valid-hours')} type="number" value={hours} onChange={(v) => setHours(v.slice(0, 3))} help={t('valid-help')} />
          </Box>
          {bags.map((b) => (
            <Box key={b.unitId} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <Box sx={{ flex: 1, fontWeight: 700 }}>{b.unit?.selfNumber ?? ''} {dinText(b.unit?.din ?? '')} {b.unit?.componentName ?? ''}</Box>
              {(['compatible', 'incompatible'] as const).map((result) => (
                <KeyButton key={result} size="small" data-testid={`${result}-${b.unit?.din ?? ''}`} aria-pressed={said[b.unitId] === result} color={result === 'compatible' ? 'primary' : 'error'} variant={said[b.unitId] === result ? 'contained' : 'outlined'} onPress={() => setSaid({ ...said, [b.unitId]: result })}>{t(result)}</KeyButton>
              ))}
            </Box>
          ))}
          {enter.error ? <ErrorPanel error={enter.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="references.result" title={t('enter.title', { number: found.number })} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{t('sign.words', { good, bad: chosen.length - good })}</Box>
      </SecondPersonDialog>
    </>
  )
}
