import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { fromShanghai, shanghaiText } from '../../../shared/kernel/time.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { LineEditor, readLines, toDraftLine, type LineDraft } from './line-editor.tsx'
import type { ReservationRow } from './reservation-row.ts'

export interface ReservationEditorProps {
  /** Lines to begin with. */
  readonly start: readonly WantedLine[]
  /** A draft that is edited again, or a submitted one that is changed. */
  readonly old?: ReservationRow
  readonly onBack: () => void
  readonly onDone: (id: string) => void
}

/** Writes a reservation: F9 saves a draft, or submits a change of one that the station has. */
export function ReservationEditor({ start, old, onBack, onDone }: ReservationEditorProps) {
  const t = useTexts(reservationsText)
  const free = useBenchQuery('reservations.freeNumber', {}, { enabled: old === undefined })
  const save = useBenchCommand('reservations.save')
  const amend = useBenchCommand('reservations.amend')
  const [id] = useState(() => old?.id ?? uuidv7())
  const [typed, setTyped] = useState<string | null>(old?.number ?? null)
  const [needed, setNeeded] = useState(old === undefined ? '' : shanghaiText(old.neededBy).slice(0, 16).replace(' ', 'T'))
  const [urgent, setUrgent] = useState(old?.urgent ?? false)
  const [purpose, setPurpose] = useState(old?.purpose ?? '')
  const [lines, setLines] = useState<readonly LineDraft[]>((old?.lines ?? start).map(toDraftLine))
  const number = typed ?? free.data?.number ?? ''
  const neededBy = fromShanghai(needed)
  const asked = readLines(lines)
  const change = old !== undefined && old.state !== 'draft'
  const busy = save.busy || amend.busy
  const ready = number.trim() !== '' && neededBy !== null && purpose.trim() !== '' && asked !== null && !busy
  const store = async (): Promise<void> => {
    if (neededBy === null || asked === null) return
    const body = { neededBy, urgent, purpose: purpose.trim(), lines: asked }
    const answer = change ? await amend.run({ reservationId: id, ...body }) : await save.run({ reservationId: id, number: number.trim(), ...body })
    if (answer.ok) onDone(id)
  }
  const error = save.error ?? amend.error
  return (
    <Screen
      title={old === undefined ? t('new') : `${t(change ? 'amend' : 'edit')} · ${old.number}`}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          <KeyButton hotkey="F9" variant="contained" data-testid="reservation-save" disabled={!ready} onPress={store}>{t(change ? 'amend.send' : 'save')}</KeyButton>
        </>
      }
    >
      {error ? <ErrorPanel error={error} /> : null}
      <Section>
        <Box sx={{ display: 'grid', gridTemplateColumns: '240px 240px 1fr auto', gap: 1.5, alignItems: 'start' }}>
          <Field label={t('number')} required disabled={old !== undefined} value={number} onChange={(text) => setTyped(text.slice(0, 40))} />
          <Field label={t('needed')} required type="datetime-local" value={needed} onChange={setNeeded} />
          <Field label={t('purpose')} required value={purpose} onChange={(text) => setPurpose(text.slice(0, 200))} help={t('purpose-help')} />
          <Box sx={{ pt: 3 }}><KeyButton hotkey="F7" data-testid="reservation-urgent" aria-pressed={urgent} variant={urgent ? 'contained' : 'outlined'} color={urgent ? 'error' : 'primary'} onPress={() => setUrgent(!urgent)}>{urgent ? '✓ ' : ''}{t('urgent')}</KeyButton></Box>
        </Box>
      </Section>
      <Section title={t('lines')}><LineEditor lines={lines} onChange={setLines} /></Section>
    </Screen>
  )
}
