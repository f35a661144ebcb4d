import Box from '@mui/material/Box'
import { useState } from 'react'
import { readScreen, screenMethods } from '../../../shared/domain/testing/antibody-screen.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import type { CellValues } from './grouping-form.ts'
import { ReactionGrid } from './reaction-grid.tsx'

const cells = ['cell-0', 'cell-1', 'cell-2'] as const
const methodKeys = ['J', 'G', 'C'] as const
const looks = { negative: ['#1b6e3c', '#eaf6ee', '✓'], positive: ['#8a4b00', '#fff4e0', '⚠'], inconclusive: ['#a50f17', '#fdecec', '✕'] } as const

export interface ScreenDialogProps {
  readonly sampleId: string
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** Antibody screen of one tube with cells I to III: the reactions decide the result. */
export function ScreenDialog({ sampleId, onDone, onClose }: ScreenDialogProps) {
  const t = useTexts(groupingText)
  const kit = useText()
  const term = useTerm()
  const work = useBenchQuery('testing.sampleWork', { sampleId })
  const record = useBenchCommand('testing.recordAntibodyScreen')
  const [values, setValues] = useState<CellValues>({})
  const [method, setMethod] = useState<(typeof screenMethods)[number]>('gel-card')
  const [signing, setSigning] = useState(false)
  if (!work.data) return null
  const { sample, patient } = work.data
  const read = cells.flatMap((c) => values[c] ?? [])
  const result = read.length === cells.length ? readScreen(read) : null
  const title = t('screen.title', { name: patient.name, number: sample.number })
  const [colour, ground, sign] = result === null ? (['#93a1b0', '#fff', ''] as const) : looks[result]
  const shown = (
    <Box data-testid="screen-result" data-outcome={result ?? ''} sx={{ border: `3px solid ${colour}`, background: ground, borderRadius: 2, p: 2, minHeight: 90 }}>
      <Box sx={{ fontSize: 24, fontWeight: 800 }}>{sign} {t(result === null ? 'screen.waiting' : `screen.${result}`)}</Box>
      {result === 'positive' || result === 'inconclusive' ? <Box sx={{ fontSize: 16 }}>{t(`screen.${result}-note`)}</Box> : null}
    </Box>
  )
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await record.run({ sampleId, method, cells: read, signature })
    if (!answer.ok) return
    const found = answer.value.result
    onDone({ kind: found === 'negative' ? 'accept' : 'attention', title: t('screen.done', { result: term('antibodyScreen', found), number: sample.number }), ...(found === 'negative' ? {} : { reason: t(`screen.${found}-note`) }) })
  }
  if (signing) {
    return (
      <SecondPersonDialog open purpose="testing.recordAntibodyScreen" title={t('screen.sign-title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700, mb: 1 }}>{title}</Box>
        {shown}
      </SecondPersonDialog>
    )
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" color={result === 'negative' ? 'success' : 'warning'} data-testid="sign-screen" disabled={result === null || record.busy} onPress={() => setSigning(true)}>{t('group.sign')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title} onClose={onClose} actions={actions} maxWidth="md">
      <Box sx={{ mb: 1.5 }}>
        <ChoiceKeys label={t('screen.method')} value={method} onChange={setMethod} choices={screenMethods.map((value, i) => ({ value, label: term('crossmatchMethod', value), hotkey: methodKeys[i] ?? null }))} />
      </Box>
      <ReactionGrid rows={[{ label: t('screen.cells'), cells: cells.map((key) => ({ key, label: t(`screen.${key}`) })) }]} values={values} onChange={setValues} />
      <Box sx={{ color: 'text.secondary', fontSize: 14, my: 1 }}>{t('group.keys')}</Box>
      {shown}
      {record.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={record.error} /></Box> : null}
    </KitDialog>
  )
}
