import type { Sends } from './outgoing.ts'
import { tellDispatch } from './send/dispatch.ts'
import { tellMessage } from './send/station-message.ts'
import { tellReferral } from './send/referral.ts'
import { tellReservation } from './send/reservation.ts'
import { tellReturn } from './send/station-return.ts'

/** Which documents of ours a station is told of: one line an entity. */
export const sends: Sends = { dispatch: tellDispatch, reference_referral: tellReferral, reservation: tellReservation, station_return: tellReturn, station_message: tellMessage }
