import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { ReservationRow } from './reservation-row.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const

/** Keeps the lines of a reservation as a template, for certain days of the week. */
export function SaveTemplateDialog({ found, onClose, onDone }: { readonly found: ReservationRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useTexts(reservationsText)
  const ui = useText()
  const save = useBenchCommand('reservations.saveTemplate')
  const [id] = useState(() => uuidv7())
  const [name, setName] = useState(found.purpose.slice(0, 40))
  const [chosen, setChosen] = useState<readonly number[]>([])
  const store = async (): Promise<void> => {
    const lines = found.lines.map(({ productCode, abo, rhd, quantity, unit }) => ({ productCode, abo, rhd, quantity, unit }))
    const answer = await save.run({ template: { id, name: name.trim(), weekdays: chosen.toSorted((a, b) => a - b), purpose: found.purpose, lines, active: true } })
    if (answer.ok) onDone()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="template-store" disabled={name.trim() === '' || save.busy} onPress={store}>{t('template.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('template.save')} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Field label={t('template.name')} required autoFocus value={name} onChange={(v) => setName(v.slice(0, 40))} />
        <Box role="group" aria-label={t('template.days')} sx={{ display: 'flex', gap: 1 }}>
          {days.map((d) => <KeyButton key={d} aria-pressed={chosen.includes(d)} variant={chosen.includes(d) ? 'contained' : 'outlined'} onPress={() => setChosen(chosen.includes(d) ? chosen.filter((x) => x !== d) : [...chosen, d])}>{t(`day.${d}`)}</KeyButton>)}
        </Box>
        {save.error ? <ErrorPanel error={save.error} /> : null}
      </Box>
    </KitDialog>
  )
}
