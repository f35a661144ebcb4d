import { useState } from 'react'
import { testingText } from '../../../shared/text/testing-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useText, useTexts } from '../../kit/text/use-text.ts'

export interface PickUnitDialogProps {
  readonly unitIds: readonly string[]
  readonly onPick: (unitId: string) => Promise<void>
  readonly onClose: () => void
}

/** Split bags share the DIN: the person says which of them is in the hand. */
export function PickUnitDialog({ unitIds, onPick, onClose }: PickUnitDialogProps) {
  const t = useTexts(testingText)
  const kit = useText()
  const [busy, setBusy] = useState(false)
  const pick = async (unitId: string): Promise<void> => {
    setBusy(true)
    await onPick(unitId)
    onClose()
  }
  return (
    <KitDialog open title={t('pick.title')} onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>}>
      {unitIds.map((unitId, i) => <UnitChoice key={unitId} unitId={unitId} hotkey={String(i + 1)} disabled={busy} onPick={pick} />)}
    </KitDialog>
  )
}

interface UnitChoiceProps {
  readonly unitId: string
  readonly hotkey: string
  readonly disabled: boolean
  readonly onPick: (unitId: string) => Promise<void>
}

function UnitChoice({ unitId, hotkey, disabled, onPick }: UnitChoiceProps) {
  const t = useTexts(testingText)
  const found = useBenchQuery('stock.unit', { unitId })
  if (found.error) return <ErrorPanel error={found.error.error} />
  if (!found.data) return <Progress label={t('loading')} />
  const { unit } = found.data
  return (
    <KeyButton fullWidth hotkey={hotkey} disabled={disabled} onPress={() => onPick(unitId)} sx={{ justifyContent: 'space-between', mb: 1, fontSize: 17 }}>
      {unit.selfNumber ?? t('pick.unnumbered')} · {unit.productCode} · {unit.componentName} {unit.quantityText}
    </KeyButton>
  )
}
