import type { Sends } from './outgoing.ts'
import { tellMessage } from './send/station-message.ts'

/** Which documents of ours a station is told of: one line an entity. */
export const sends: Sends = { station_message: tellMessage }
