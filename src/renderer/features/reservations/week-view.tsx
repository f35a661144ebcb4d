import Box from '@mui/material/Box'
import { dayOf } from '../../../shared/domain/fees/price.ts'
import { addHours, instant, shanghai } from '../../../shared/kernel/time.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useNow } from '../../kit/time/use-now.ts'
import type { ReservationRow } from './reservation-row.ts'

const DAYS = 14
const weekdays = ['7', '1', '2', '3', '4', '5', '6'] as const

/** Two weeks, each day with what is needed by it. */
export function WeekView({ rows, onOpen }: { readonly rows: readonly ReservationRow[]; readonly onOpen: (id: string) => void }) {
  const t = useTexts(reservationsText)
  const term = useTerm()
  const now = instant(useNow())
  const days = Array.from({ length: DAYS }, (_, i) => addHours(now, 24 * i))
  return (
    <Box data-testid="week-view" sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: 1 }}>
      {days.map((at) => {
        const day = dayOf(at)
        const { year, month, day: date } = shanghai(at)
        const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '1'
        const due = rows.filter((r) => dayOf(r.neededBy) === day && r.state !== 'withdrawn')
        return (
          <Box key={day} sx={{ background: '#fff', border: '1px solid #d5dde5', borderRadius: 1, p: 1, minHeight: 130 }}>
            <Box sx={{ fontWeight: 800 }}>{day.slice(5)} {t(`day.${weekday}`)}</Box>
            {due.length === 0 ? <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('calendar.none')}</Box> : due.map((r) => (
              <Box key={r.id} component="button" type="button" onClick={() => onOpen(r.id)} sx={{ font: 'inherit', fontSize: 14, textAlign: 'left', display: 'block', width: '100%', mt: 0.5, p: 0.5, cursor: 'pointer', border: '1px solid #9db1c4', borderRadius: 1, background: r.urgent ? '#fff0c7' : '#eef2f6' }}>
                {r.urgent ? '⚠ ' : ''}{r.purpose}<br />{term('reservationState', r.state)}
              </Box>
            ))}
          </Box>
        )
      })}
    </Box>
  )
}
