import type { Connection } from './use-connection.ts'

export type ConnectionLevel = 'fine' | 'none' | 'wait' | 'attention' | 'bad'

/** From here on a wrong clock is said: times of records are the bench's own. */
export const SKEW_MS = 120_000

type Seen = Pick<Connection, 'state' | 'pending' | 'undecided' | 'toRead' | 'clockSkewMs'>

/** How loud the connection is. Calm while all is well or a moment passes; never louder than what a person must do. */
export function connectionLevel(c: Seen): ConnectionLevel {
  switch (c.state) {
    case 'alone':
      return 'none'
    case 'revoked':
      return 'bad'
    case 'offline':
    case 'pushOnly':
    case 'waiting':
    case 'forked':
      return 'attention'
    case 'connecting':
    case 'resyncing':
      return c.undecided > 0 || c.toRead > 0 ? 'attention' : 'wait'
    case 'online':
      return c.undecided > 0 || c.toRead > 0 || Math.abs(c.clockSkewMs) >= SKEW_MS ? 'attention' : 'fine'
  }
}

/** A strip below the top bar stands for what changes the work at this bench; the chip alone says the rest. */
export function needsStrip(c: Seen): boolean {
  const level = connectionLevel(c)
  return level === 'attention' || level === 'bad'
}
