import Box from '@mui/material/Box'
import { useState } from 'react'
import type { BoxRow } from '../../../shared/ipc/contract/receiving.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { readTemperature } from './read-temperature.ts'

export interface BoxDialogProps {
  readonly dispatchId: string
  /** A box that was written down wrongly; null: one that has just come. */
  readonly row: BoxRow | null
  readonly onDone: (boxId: string) => void
  readonly onClose: () => void
}

/** R03: a transport box has arrived: its number (typed or scanned), the temperature in it, and its seal. */
export function BoxDialog({ dispatchId, row, onDone, onClose }: BoxDialogProps) {
  const t = useTexts(receivingText)
  const ui = useText()
  const receive = useBenchCommand('receiving.receiveBox')
  const [number, setNumber] = useState(row?.number ?? '')
  const [temperature, setTemperature] = useState(row?.temperatureC === null || row === null ? '' : String(row.temperatureC))
  const [sealed, setSealed] = useState(row?.sealed ?? true)
  const [note, setNote] = useState(row?.note ?? '')
  const temperatureC = readTemperature(temperature)
  useScan(({ raw }) => {
    if (row === null) setNumber(raw.trim().slice(0, 30))
    return Promise.resolve(undefined)
  })
  const save = async (): Promise<void> => {
    const answer = await receive.run({ dispatchId, number: number.trim(), temperatureC: temperatureC ?? null, sealed, note: note.trim() })
    if (answer.ok) onDone(answer.value.boxId)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="box-save" disabled={number.trim() === '' || temperatureC === undefined || receive.busy} onPress={save}>{t('box.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t(row === null ? 'box.new' : 'box.correct')} onClose={onClose} actions={actions}>
      <Box sx={{ display: 'grid', gap: 2, minWidth: 420 }}>
        {receive.error ? <ErrorPanel error={receive.error} /> : null}
        <Field label={t('box.number')} value={number} onChange={setNumber} required autoFocus={row === null} disabled={row !== null} help={t('box.number-help')} />
        <Field label={t('finish.temperature')} value={temperature} onChange={setTemperature} unit="℃" autoFocus={row !== null} help={t('finish.temperature-help')} error={temperatureC === undefined ? t('finish.temperature-bad') : null} />
        <KeyButton role="checkbox" aria-checked={sealed} data-testid="box-sealed" onPress={() => setSealed(!sealed)}>{sealed ? '☑' : '☐'} {t('box.sealed')}</KeyButton>
        <Field label={t('box.note')} value={note} onChange={setNote} />
      </Box>
    </KitDialog>
  )
}
