import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { aboGroups, rhdTypes } from '../../../shared/domain/stock/blood-group.ts'
import type { Abo, Rhd } from '../../../shared/domain/stock/blood-group.ts'
import { rejectionReasons } from '../../../shared/domain/testing/sample-check.ts'
import type { LabelItem, RejectionReason } from '../../../shared/domain/testing/sample-check.ts'
import { fromShanghai } from '../../../shared/kernel/time.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { LabelCheck } from './label-check.tsx'
import { useText, useTexts } from '../../kit/text/use-text.ts'

type Screen = 'negative' | 'positive' | 'not-done'

export interface ReceiveSampleDialogProps {
  readonly view: OutputOf<'testing.request'>
  readonly onDone: (number: string, rejected: boolean, grouped: boolean) => void
  readonly onClose: () => void
}

/** A tube at the window: number, when it was taken, group and screen — or why it is not accepted. Two people sign. */
export function ReceiveSampleDialog({ view, onDone, onClose }: ReceiveSampleDialogProps) {
  const t = useTexts(testingText)
  const kit = useText()
  const term = useTerm()
  const words = useCodeWords()
  const [sampleId] = useState(uuidv7)
  const [number, setNumber] = useState('')
  const [collected, setCollected] = useState('')
  const [outcome, setOutcome] = useState<'accept' | 'reject'>('accept')
  const [abo, setAbo] = useState<Abo | null>(null)
  const [rhd, setRhd] = useState<Rhd | null>(null)
  const [screen, setScreen] = useState<Screen>('not-done')
  const [reason, setReason] = useState('')
  const [listed, setListed] = useState<RejectionReason | null>(null)
  const [faults, setFaults] = useState<readonly LabelItem[]>([])
  const [tried, setTried] = useState(false)
  const [signing, setSigning] = useState(false)
  const receive = useBenchCommand('testing.receiveSample')
  const collectedAt = fromShanghai(collected)
  const rejected = outcome === 'reject'
  const screenWords = (value: Screen): string => (value === 'not-done' ? t('sample.not-done') : term('antibodyScreen', value))
  const errors = {
    number: /^[A-Z0-9-]{6,20}$/.test(number) ? null : t('sample.error-number'),
    collected: collectedAt === null ? t('sample.error-collected') : null,
    group: !rejected && (abo === null) !== (rhd === null) ? t('sample.error-group') : null,
    reason: rejected && (listed === null || reason.trim() === '') ? t('sample.error-reason') : null
  }

  useScan(
    async ({ raw }) => {
      const known = await call('traceability.identify', { raw })
      if (known.ok && known.value.kind !== 'unknown') return { kind: 'attention', title: words(known.value), reason: t('sample.expected') }
      if (!/^[A-Z0-9-]{6,20}$/.test(raw)) return { kind: 'attention', title: t('sample.expected'), reason: raw }
      setNumber(raw)
      return undefined
    },
    { priority: 1, enabled: !signing }
  )
  const choose = (value: RejectionReason, wrong: readonly LabelItem[]): void => {
    setListed(value)
    if (value === 'other') setReason('')
    else setReason(value === 'label-mismatch' && wrong.length > 0 ? `${term('rejectionReason', value)}：${wrong.map((item) => term('labelItem', item)).join('、')}` : term('rejectionReason', value))
  }
  const submit = (): void => {
    setTried(true)
    if (Object.values(errors).every((error) => error === null)) setSigning(true)
  }
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await receive.run({
      sampleId, number, signature, requestId: view.request.id, collectedAt: collectedAt ?? '',
      rejectReason: rejected ? reason.trim() : null,
      group: rejected || abo === null || rhd === null ? null : { abo, rhd },
      antibodyScreen: rejected || screen === 'not-done' ? null : screen,
      check: { labelFaults: [...faults], rejectionReason: rejected ? listed : null }
    })
    if (answer.ok) onDone(number, rejected, abo !== null)
  }
  if (signing) {
    return (
      <SecondPersonDialog open purpose="testing.receiveSample" title={t('sample.sign')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>
          <strong>{t('sample.sign-who', { name: view.patient.name, number })}</strong>
          <Box sx={{ my: 1 }}>{rejected ? t('sample.sign-reject', { reason }) : <BloodGroupBadge group={abo === null ? null : { abo, rhd }} size="large" />}</Box>
          {rejected ? null : <Box>{t('sample.screen')}：{screenWords(screen)}</Box>}
        </Box>
      </SecondPersonDialog>
    )
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" color={rejected ? 'error' : 'primary'} disabled={receive.busy} data-testid="sample-save" onPress={submit}>{t(rejected ? 'sample.reject-save' : 'sample.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('sample.title', { name: view.patient.name })} onClose={onClose} actions={actions} maxWidth="md">
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <Field label={t('sample.number')} required autoFocus value={number} onChange={(v) => setNumber(v.trim().toUpperCase())} help={t('sample.number-help')} error={tried ? errors.number : null} />
        <Field label={t('sample.collected')} type="datetime-local" required value={collected} onChange={setCollected} help={t('sample.collected-help')} error={tried ? errors.collected : null} />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <LabelCheck
            faults={faults}
            onChange={(next) => {
              setFaults(next)
              if (next.length === 0) return
              // A tube whose label does not agree can only be rejected: the reason is then known already.
              setOutcome('reject')
              choose('label-mismatch', next)
            }}
          />
        </Box>
        <Box sx={{ gridColumn: '1 / -1' }}>
          <ChoiceKeys label={t('sample.outcome')} value={outcome} onChange={setOutcome} choices={[{ value: 'accept', label: t('sample.accept'), hotkey: 'Y', disabled: faults.length > 0 }, { value: 'reject', label: t('sample.reject'), hotkey: 'J' }]} />
        </Box>
        {rejected ? (
          <>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <ChoiceKeys label={t('sample.reasons')} value={listed} onChange={(value) => choose(value, faults)} choices={rejectionReasons.map((value, i) => ({ value, label: term('rejectionReason', value), hotkey: i < 9 ? String(i + 1) : i === 9 ? '0' : '-' }))} />
            </Box>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <Field label={t('sample.reason')} required value={reason} onChange={setReason} error={tried ? errors.reason : null} />
            </Box>
          </>
        ) : (
          <>
            <ChoiceKeys label={t('sample.abo')} value={abo} onChange={setAbo} choices={aboGroups.map((value) => ({ value, label: value }))} />
            <ChoiceKeys label={t('sample.rhd')} value={rhd} onChange={setRhd} choices={rhdTypes.map((value, i) => ({ value, label: kit(`rhd.${value}`), hotkey: String(5 + i) }))} />
            <Box sx={{ gridColumn: '1 / -1' }}>
              <ChoiceKeys label={t('sample.screen')} value={screen} onChange={setScreen} choices={(['negative', 'positive', 'not-done'] as const).map((value, i) => ({ value, label: screenWords(value), hotkey: String(7 + i) }))} />
            </Box>
            {tried && errors.group ? <Box sx={{ gridColumn: '1 / -1', color: 'error.main', fontWeight: 700 }}>✕ {errors.group}</Box> : null}
          </>
        )}
      </Box>
      {receive.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={receive.error} /></Box> : null}
    </KitDialog>
  )
}
