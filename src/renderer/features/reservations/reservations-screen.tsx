import { useSearchParams } from 'react-router'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { useState } from 'react'
import { OneReservation } from './one-reservation.tsx'
import { OutlookPage } from './outlook-page.tsx'
import { ReservationEditor } from './reservation-editor.tsx'
import { ReservationList } from './reservation-list.tsx'

/** R01, R02: what the laboratory wants of the station. `?reservation=` is the one that is open, `new` one being written, `outlook` stock against use. */
export default function ReservationsScreen() {
  const [params, setParams] = useSearchParams()
  const open = params.get('reservation')
  // Lines that a suggestion or a template hands to a new reservation.
  const [start, setStart] = useState<readonly WantedLine[]>([])
  const to = (id: string): void => setParams({ reservation: id }, { replace: true })
  const back = (): void => {
    setStart([])
    setParams({}, { replace: true })
  }
  const write = (lines: readonly WantedLine[]): void => {
    setStart(lines)
    to('new')
  }
  if (open === null) return <ReservationList onOpen={to} onNew={write} onOutlook={() => to('outlook')} />
  if (open === 'outlook') return <OutlookPage onBack={back} onTake={write} />
  return open === 'new' ? <ReservationEditor start={start} onBack={back} onDone={to} /> : <OneReservation key={open} reservationId={open} onBack={back} />
}
