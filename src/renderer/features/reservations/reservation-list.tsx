import Box from '@mui/material/Box'
import { useState } from 'react'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import type { ReservationRow } from './reservation-row.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { WeekView } from './week-view.tsx'

export interface ReservationListProps {
  readonly onOpen: (id: string) => void
  readonly onNew: (lines: readonly WantedLine[]) => void
  readonly onOutlook: () => void
}

/** All reservations as a list or by the day they are needed. */
export function ReservationList({ onOpen, onNew, onOutlook }: ReservationListProps) {
  const t = useTexts(reservationsText)
  const term = useTerm()
  const may = useMay('receive')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [week, setWeek] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const query = useBenchQuery('reservations.list', { text: text.trim() }, { keepPrevious: true })
  const rows = query.data?.reservations ?? []
  const selected = rows.find((r) => r.id === chosen) ?? rows[0]
  const state = (r: ReservationRow): string => (r.pending === null ? term('reservationState', r.state) : t(`pending.${r.pending}`))
  const station = (r: ReservationRow): string => (r.message === null ? '' : t(`message.${r.message.state}`, { at: shanghaiText(r.message.queuedAt) }))
  const columns: readonly Column<ReservationRow>[] = [
    { key: 'number', header: t('col.number'), cell: (r) => <strong>{r.number}</strong>, text: (r) => r.number },
    { key: 'state', header: t('col.state'), cell: (r) => <span data-testid={`reservation-${r.number}`} data-state={r.state} data-unseen={r.unseen}>{r.unseen ? `${t('unseen')} ` : ''}{state(r)}</span>, text: state },
    { key: 'needed', header: t('col.needed'), cell: (r) => <><TimeText at={r.neededBy} withDay /> {r.urgent ? t('urgent.yes') : ''}</>, text: (r) => shanghaiText(r.neededBy) },
    { key: 'purpose', header: t('col.purpose'), cell: (r) => r.purpose, text: (r) => r.purpose },
    { key: 'lines', header: t('col.lines'), align: 'right', cell: (r) => r.lines.length, text: (r) => String(r.lines.length) },
    { key: 'station', header: t('col.station'), cell: station, text: station }
  ]
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <KeyButton hotkey="K" data-testid="reservations-week" onPress={() => setWeek(!week)}>{t(week ? 'list' : 'calendar')}</KeyButton>
          <KeyButton hotkey="S" data-testid="reservations-outlook" onPress={onOutlook}>{t('outlook')}</KeyButton>
          {may ? <KeyButton hotkey="T" data-testid="reservations-template" onPress={() => setChoosing(true)}>{t('template.use')}</KeyButton> : null}
          {may ? <KeyButton hotkey="N" variant="contained" data-testid="new-reservation" onPress={() => onNew([])}>{t('new')}</KeyButton> : null}
        </>
      }
    >
      <Box sx={{ maxWidth: 520 }}><Field label={t('search')} value={text} onChange={(v) => setText(v.slice(0, 60))} /></Box>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('title')} /> : null}
      {query.data && week ? <WeekView rows={rows} onOpen={onOpen} /> : null}
      {query.data && !week ? (
        <Section flush title={t('rows', { count: rows.length })}>
          <DataTable
            columns={columns} rows={rows} rowKey={(r) => r.id} label={t('title')} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)} onOpen={(r) => onOpen(r.id)} csvName="reservations"
            tone={(r) => (r.state === 'refused' || r.message?.state === 'dead' ? 'refuse' : r.unseen || r.pending !== null ? 'attention' : undefined)} empty={<EmptyState title={t('none')} next={may ? t('none-next') : null} />}
          />
        </Section>
      ) : null}
      {choosing ? <TemplateDialog onClose={() => setChoosing(false)} onTake={onNew} /> : null}
    </Screen>
  )
}
