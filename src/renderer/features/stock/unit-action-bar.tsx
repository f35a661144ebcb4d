import Box from '@mui/material/Box'
import { useState } from 'react'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useSession } from '../../bridge/use-session.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { actionsOf } from './unit-actions.ts'
import type { UnitAction } from './unit-actions.ts'

const keys: Readonly<Record<UnitAction, string>> = { quarantine: 'Q', release: 'L', discard: 'X' }

interface Step {
  readonly action: UnitAction
  /** Null while it is being asked; then the second person signs. */
  readonly reason: string | null
}

export interface UnitActionBarProps {
  readonly unit: UnitRow
  readonly name: string
  readonly onDone: (verdict: VerdictModel) => void
}

/** Quarantine by one person; release and discard by two. */
export function UnitActionBar({ unit, name, onDone }: UnitActionBarProps) {
  const t = useTexts(stockText)
  const session = useSession()
  const quarantine = useBenchCommand('stock.quarantine')
  const release = useBenchCommand('stock.release')
  const discard = useBenchCommand('stock.discard')
  const [step, setStep] = useState<Step | null>(null)
  const [error, setError] = useState<typeof quarantine.error>(null)
  const allowed = session.data?.person?.capabilities.includes('handle-stock') ?? false
  const offered = actionsOf(unit.state)

  const start = (action: UnitAction): void => {
    setError(null)
    setStep({ action, reason: null })
  }
  const finish = async (action: UnitAction, reason: string, signature: string): Promise<void> => {
    const unitId = unit.id
    const signed = { unitId, reason, signature }
    const answer = action === 'quarantine' ? await quarantine.run({ unitId, reason }) : action === 'release' ? await release.run(signed) : await discard.run(signed)
    setStep(null)
    if (answer.ok) onDone({ kind: 'accept', title: t(`act.${action}-done`, { name }), next: t(`act.${action}-next`) })
    else setError(answer.error)
  }
  return (
    <Box>
      {allowed ? (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {offered.map((action) => (
            <KeyButton key={action} hotkey={keys[action]} data-testid={`action-${action}`} color={action === 'discard' ? 'error' : 'primary'} onPress={() => start(action)}>{t(`act.${action}`)}</KeyButton>
          ))}
          {offered.length === 0 ? <Box sx={{ color: 'text.secondary' }}>{t('act.none')}</Box> : null}
        </Box>
      ) : (
        <Box role="note" sx={{ color: 'text.secondary' }}>{t('act.not-allowed')}</Box>
      )}
      {error ? <Box sx={{ mt: 1 }}><ErrorPanel error={error} /></Box> : null}
      {step && step.reason === null ? (
        <ReasonDialog
          action={step.action}
          name={name}
          onClose={() => setStep(null)}
          onReason={(reason) => (step.action === 'quarantine' ? finish('quarantine', reason, '') : setStep({ ...step, reason }))}
        />
      ) : null}
      {step && step.reason !== null ? (
        <SecondPersonDialog
          open
          purpose={step.action === 'discard' ? 'stock.discard' : 'stock.release'}
          onClose={() => setStep(null)}
          onSigned={({ signature }) => void finish(step.action, step.reason ?? '', signature)}
        >
          <Box sx={{ fontSize: 20, fontWeight: 800 }}>{t('act.sign-for', { action: t(`act.${step.action}`), name, reason: step.reason })}</Box>
        </SecondPersonDialog>
      ) : null}
    </Box>
  )
}
