import type { Sends } from './outgoing.ts'

/** Which documents of ours a station is told of: one line an entity. */
export const sends: Sends = {}
