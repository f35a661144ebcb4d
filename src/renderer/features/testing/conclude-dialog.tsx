import Box from '@mui/material/Box'
import { useState } from 'react'
import { aboGroups, rhdTypes, type Abo, type Rhd } from '../../../shared/domain/stock/blood-group.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'

const rhdKeys = ['P', 'N'] as const

export interface ConcludeDialogProps {
  readonly work: OutputOf<'testing.sampleWork'>
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** A group that two people conclude: over a discrepancy they choose it, a history is corrected only to what was clearly read. */
export function ConcludeDialog({ work, onDone, onClose }: ConcludeDialogProps) {
  const t = useTexts(groupingText)
  const kit = useText()
  const term = useTerm()
  const conclude = useBenchCommand('testing.concludeGroup')
  const { sample, patient, groupings } = work
  const last = groupings.at(-1)
  const kind = last === undefined || last.abo === null ? 'over-discrepancy' : 'history-correction'
  const [abo, setAbo] = useState<Abo | null>(last?.abo ?? null)
  const [rhd, setRhd] = useState<Rhd | null>(last?.rhd ?? null)
  const [reason, setReason] = useState('')
  const [signing, setSigning] = useState(false)
  const history = patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
  const ready = abo !== null && rhd !== null && reason.trim() !== ''
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (abo === null || rhd === null) return
    const answer = await conclude.run({ sampleId: sample.id, kind, abo, rhd, reason: reason.trim(), groupingIds: groupings.map((g) => g.id), signature })
    if (answer.ok) onDone({ kind: 'attention', title: t('conclude.done', { number: sample.number }), reason: t('conclude.done-note'), aside: <BloodGroupBadge group={{ abo, rhd }} size="large" /> })
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" color="warning" data-testid="sign-conclusion" disabled={!ready || conclude.busy} onPress={() => setSigning(true)}>{t('group.sign')}</KeyButton>
    </>
  )
  const wanted = abo === null ? null : <BloodGroupBadge group={{ abo, rhd }} size="large" />
  return (
    <>
      <KitDialog open title={t(`conclude.title-${kind}`, { name: patient.name, number: sample.number })} onClose={onClose} actions={actions} maxWidth="md">
        {signing ? null : <DialogScanGuard />}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
          <strong>{t('group.history')}</strong>
          {history === null ? <span>{t('group.no-history')}</span> : <BloodGroupBadge group={history} />}
        </Box>
        <Box component="ol" data-testid="conclude-groupings" sx={{ m: 0, mb: 1.5, pl: 3, fontSize: 17 }}>
          {groupings.map((g) => <li key={g.id}>{g.abo === null ? '—' : <BloodGroupBadge size="small" group={{ abo: g.abo, rhd: g.rhd }} />} {g.discrepancies.map((d) => term('groupingDiscrepancy', d)).join('；')}</li>)}
        </Box>
        {kind === 'history-correction' ? <Box sx={{ mb: 1.5 }}>{t('conclude.correction-note')} {wanted}</Box> : (
          <Box sx={{ display: 'flex', gap: 3, mb: 1.5 }}>
            <ChoiceKeys label="ABO" value={abo} onChange={setAbo} choices={aboGroups.map((value) => ({ value, label: value }))} />
            <ChoiceKeys label="RhD" value={rhd} onChange={setRhd} choices={rhdTypes.map((value, i) => ({ value, label: value === 'pos' ? '+' : '−', hotkey: rhdKeys[i] ?? null }))} />
          </Box>
        )}
        <Field label={t('conclude.reason')} required multiline value={reason} onChange={(v) => setReason(v.slice(0, 500))} />
        <Box sx={{ color: 'text.secondary', fontSize: 14, mt: 1 }}>{t('conclude.who')}</Box>
        {conclude.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={conclude.error} /></Box> : null}
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="testing.concludeGroup" title={t('conclude.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontSize: 18 }}>{wanted}{reason}</Box>
      </SecondPersonDialog>
    </>
  )
}
