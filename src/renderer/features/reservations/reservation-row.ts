import type { OutputOf } from '../../bridge/contract-types.ts'

/** A reservation as lists show it. */
export type ReservationRow = OutputOf<'reservations.list'>['reservations'][number]
