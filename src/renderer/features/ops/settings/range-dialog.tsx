import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Fridge } from '../../../../shared/domain/fridges/fridge.ts'
import type { NumberRange, RangeShape } from '../../../../shared/domain/numbering/number-range.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'
import { RangePreview } from './range-preview.tsx'
import { wholeNumber } from './whole-number.ts'

const GREATEST = 99_999_999

export interface RangeDialogProps {
  readonly fridges: readonly Fridge[]
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** A new number range (R06): what will be printed is shown before it is saved, because afterwards it stands. */
export function RangeDialog({ fridges, onSaved, onClose }: RangeDialogProps) {
  const t = useTexts(opsText)
  const save = useBenchCommand('numbering.saveRange')
  const [id] = useState(uuidv7)
  const [fridgeId, setFridgeId] = useState<string | null>(fridges[0]?.id ?? null)
  const [prefix, setPrefix] = useState('')
  const [digits, setDigits] = useState('5')
  const [start, setStart] = useState('1')
  const [end, setEnd] = useState('99999')
  const [reset, setReset] = useState<NumberRange['reset']>('never')
  const [lowWater, setLowWater] = useState('100')
  const [fits, setFits] = useState(false)
  const prefixOk = /^[A-Z][A-Z0-9]{0,5}$/.test(prefix)
  const width = wholeNumber(digits, 3, 8)
  const first = wholeNumber(start, 0, GREATEST)
  const last = wholeNumber(end, 0, GREATEST)
  const low = wholeNumber(lowWater, 0, GREATEST)
  const shape: RangeShape | null = prefixOk && width !== null && first !== null && last !== null ? { prefix, digits: width, start: first, end: last, reset } : null

  const submit = async (): Promise<void> => {
    if (shape === null || fridgeId === null || low === null) return
    const answer = await save.run({ range: { id, fridgeId, ...shape, lowWater: low } })
    if (answer.ok) onSaved(prefix)
  }
  const badNumber = (value: number | null, max: number, min = 0): string | null => (value === null ? t('invalid.number', { min, max }) : null)
  return (
    <EditDialog title={t('range.new')} saveTestId="save-range" ready={shape !== null && fits && fridgeId !== null && low !== null} error={save.error} onSave={submit} onClose={onClose}>
      <ChoiceKeys label={t('range.fridge')} value={fridgeId} choices={fridges.map((f) => ({ value: f.id, label: f.name }))} onChange={setFridgeId} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', gap: 2 }}>
        <Field label={t('range.prefix')} required autoFocus value={prefix} onChange={(text) => setPrefix(text.toUpperCase())} help={t('range.prefix-help')} error={prefix === '' || prefixOk ? null : t('range.prefix-bad')} />
        <Field label={t('range.digits')} required value={digits} onChange={setDigits} error={badNumber(width, 8, 3)} />
        <Field label={t('range.start')} required value={start} onChange={setStart} error={badNumber(first, GREATEST)} />
        <Field label={t('range.end')} required value={end} onChange={setEnd} error={badNumber(last, GREATEST)} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '3fr 1fr', gap: 2, alignItems: 'start' }}>
        <ChoiceKeys
          label={t('range.reset')}
          value={reset}
          choices={[{ value: 'never', label: t('range.never'), hotkey: 'N' }, { value: 'yearly', label: t('range.yearly'), hotkey: 'Y' }]}
          onChange={setReset}
        />
        <Field label={t('range.low-water')} required value={lowWater} onChange={setLowWater} error={badNumber(low, GREATEST)} />
      </Box>
      <RangePreview shape={shape} onFits={setFits} />
      <Box role="note" sx={{ color: 'text.secondary' }}>{t('range.fixed')}</Box>
    </EditDialog>
  )
}
