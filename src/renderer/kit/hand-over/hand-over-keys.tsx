import Box from '@mui/material/Box'
import { useState } from 'react'
import { handOverText } from '../../../shared/text/hand-over-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useSession } from '../../bridge/use-session.ts'
import { ErrorPanel } from '../data/error-panel.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useTexts } from '../text/use-text.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { benchName } from './bench-name.ts'
import { TakeOverDialog } from './take-over-dialog.tsx'

export interface HandOverKeysProps {
  readonly unitId: string
  /** The bag as the person knows it. */
  readonly name: string
  readonly authority: NonNullable<OutputOf<'issuing.authority'>['authority']>
  readonly onDone: (verdict: VerdictModel) => void
}

/** `H` asks the bench that holds the bag for it; `T` takes it over with the bag in hand. Only what core would let pass is offered. */
export function HandOverKeys({ unitId, name, authority, onDone }: HandOverKeysProps) {
  const t = useTexts(handOverText)
  const may = useSession().data?.person?.capabilities.includes('issue') ?? false
  const recall = useBenchCommand('issuing.recall')
  const [taking, setTaking] = useState(false)
  const ask = async (): Promise<void> => {
    const answer = await recall.run({ unitId })
    if (!answer.ok) return
    if (answer.value.held) onDone({ kind: 'accept', title: t('ask.held', { name }), next: t('ask.held-next') })
    else onDone({ kind: 'attention', title: t('ask.done', { name }), next: t('ask.done-next', { holder: benchName(t, authority.holder) }) })
  }
  if (!may || (!authority.mayAsk && !authority.mayTakeOver)) return null
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {authority.mayAsk ? <KeyButton hotkey="H" variant="contained" data-testid="hand-over-ask" disabled={recall.busy} onPress={() => void ask()}>{t('ask')}</KeyButton> : null}
        {authority.mayTakeOver ? <KeyButton hotkey="T" data-testid="hand-over-take" onPress={() => setTaking(true)}>{t('take')}</KeyButton> : null}
      </Box>
      {recall.error ? <Box sx={{ mt: 1 }}><ErrorPanel error={recall.error} /></Box> : null}
      {taking ? (
        <TakeOverDialog
          unitId={unitId}
          name={name}
          onClose={() => setTaking(false)}
          onDone={(verdict) => {
            setTaking(false)
            onDone(verdict)
          }}
        />
      ) : null}
    </Box>
  )
}
