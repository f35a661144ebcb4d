import type pg from 'pg'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'
import type { LeaseNotes } from './lease-notes.ts'
import type { SettingsCache } from './settings-cache.ts'

export interface PushOptions {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
  readonly settings: SettingsCache
  /** Where leases of numbers are noted outside the database. Absent: nowhere. */
  readonly leases?: LeaseNotes | undefined
  /** Also of a bench that was stopped: what came on a stick, and somebody in the house says that it is to be taken. Over the network never. */
  readonly stopped?: boolean
}

/** A command with the place it came to. */
export interface Sent {
  readonly command: PushedCommand
  readonly deviceId: string
  readonly incarnation: number
}
