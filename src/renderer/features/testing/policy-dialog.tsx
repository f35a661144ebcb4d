import Box from '@mui/material/Box'
import { useState } from 'react'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useText, useTexts } from '../../kit/text/use-text.ts'

type Policy = OutputOf<'testing.policy'>
const switches = [['positiveScreenNeedsAntiglobulin', 'policy.antiglobulin'], ['requireUnitRetype', 'policy.retype'], ['electronicCrossmatchAid', 'policy.aid']] as const

const needed = ['2', '3', '4', '5'] as const

/** The switches of the testing bench. Core asks who may set them; everyone may look. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(groupingText)
  const kit = useText()
  const now = useBenchQuery('testing.policy', {}).data
  const save = useBenchCommand('testing.savePolicy')
  const [changed, setChanged] = useState<Partial<Policy>>({})
  if (now === undefined) return null
  const policy: Policy = { ...now, ...changed }
  const submit = async (): Promise<void> => {
    if ((await save.run(policy)).ok) onClose()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" variant="contained" disabled={save.busy} data-testid="save-policy" onPress={submit}>{t('policy.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('policy.title')} onClose={onClose} actions={actions} maxWidth="md">
      {switches.map(([key, text], i) => (
        <KeyButton key={key} fullWidth hotkey={String(i + 1)} role="checkbox" aria-checked={policy[key]} onPress={() => setChanged({ ...changed, [key]: !policy[key] })} sx={{ justifyContent: 'space-between', textAlign: 'left', mb: 1, fontSize: 16 }}>
          {policy[key] ? '☑' : '☐'} {t(text)}
        </KeyButton>
      ))}
      <Box sx={{ mb: 1 }}>
        <ChoiceKeys label={t('policy.conclusion')} value={String(policy.conclusionNeedsGroupings)} onChange={(value) => setChanged({ ...changed, conclusionNeedsGroupings: Number(value) })} choices={needed.map((value, i) => ({ value, label: value, hotkey: String(i + 4) }))} />
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('policy.who')}</Box>
      {save.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={save.error} /></Box> : null}
    </KitDialog>
  )
}
