import Box from '@mui/material/Box'
import { useState } from 'react'
import { handOverText } from '../../../shared/text/hand-over-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../bench/din-text.ts'
import type { BagCode, LabelCode } from '../bench/pair-scan.ts'
import { ChoiceKeys } from '../data/choice-keys.tsx'
import { ErrorPanel } from '../data/error-panel.tsx'
import { KitDialog } from '../dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../dialog/second-person-dialog.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useScan } from '../scan/use-scan.ts'
import { useText, useTexts } from '../text/use-text.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'

const reasons = ['broken', 'offline', 'moved'] as const
type Reason = (typeof reasons)[number]

export interface TakeOverDialogProps {
  readonly unitId: string
  readonly name: string
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/**
 * 见袋接管. The bag in the hand proves that nobody else can hand it out, so both codes are scanned here and nowhere typed. Whether they are
 * this bag's is core's verdict.
 */
export function TakeOverDialog({ unitId, name, onDone, onClose }: TakeOverDialogProps) {
  const t = useTexts(handOverText)
  const ui = useText()
  const takeOver = useBenchCommand('issuing.takeOver')
  const [label, setLabel] = useState<LabelCode | null>(null)
  const [bag, setBag] = useState<BagCode | null>(null)
  const [reason, setReason] = useState<Reason | null>(null)
  const [signing, setSigning] = useState(false)
  useScan(
    async ({ raw }) => {
      const known = await call('traceability.identify', { raw })
      if (!known.ok) return { kind: 'attention', title: t('take.other'), reason: raw }
      const code = known.value
      if (code.kind === 'label') setLabel(code)
      else if (code.kind === 'bag') setBag(code)
      else return { kind: 'attention', title: t(code.kind === 'own-din' ? 'take.own-din' : 'take.other') }
      return undefined
    },
    { priority: 1, enabled: !signing }
  )
  const why = reason === null ? '' : t(`take.reason.${reason}`)
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (label === null || bag === null || reason === null) return
    const answer = await takeOver.run({ unitId, scannedSelfNumber: label.selfNumber, scannedDin: bag.din, dinFlags: bag.flags, reason: why, signature })
    if (answer.ok) return onDone({ kind: 'accept', title: t('take.done', { name }), next: t('take.done-next') })
    // The pair is read anew: a wrong bag in the hand must not stay half taken.
    setLabel(null)
    setBag(null)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="take-over-sign" disabled={label === null || bag === null || reason === null || takeOver.busy} onPress={() => setSigning(true)}>{t('take.sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('take.title', { name })} onClose={onClose} actions={actions}>
        <Box sx={{ fontSize: 18, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <div>{t('take.help')}</div>
          <div data-testid="take-over-label">{label === null ? `○ ${t('take.label')}` : `✓ ${t('take.read', { value: label.selfNumber })}`}</div>
          <div data-testid="take-over-bag">{bag === null ? `○ ${t('take.bag')}` : `✓ ${t('take.read', { value: dinText(bag.din) })}`}</div>
          <ChoiceKeys label={t('take.reason')} vertical value={reason} onChange={setReason} choices={reasons.map((value) => ({ value, label: t(`take.reason.${value}`) }))} />
          {takeOver.error ? <ErrorPanel error={takeOver.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="issuing.takeOver" title={t('take.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 20, fontWeight: 800 }}>{t('take.sign-for', { number: label?.selfNumber ?? '—', din: bag === null ? '—' : dinText(bag.din), reason: why })}</Box>
      </SecondPersonDialog>
    </>
  )
}
