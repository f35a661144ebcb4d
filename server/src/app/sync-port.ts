import type { SyncCall, SyncInput, SyncOutput } from '../../../src/shared/sync/routes.ts'

/** What the routes must know of a device; the service behind the port may know more. */
export interface SyncDevice {
  readonly id: string
}

export type DeviceCall = Exclude<SyncCall, 'enrol'>

/**
 * The server behind the routes: one method per call of the contract (SyncService). Each rejects with SyncRejected for a
 * code of the contract; any other error is an infrastructure error.
 */
export type SyncPort<D extends SyncDevice> = {
  readonly [C in DeviceCall]: (device: D, input: SyncInput<C>) => Promise<SyncOutput<C>>
} & {
  readonly enrol: (input: SyncInput<'enrol'>) => Promise<SyncOutput<'enrol'>>
  /** `<deviceId>.<deviceKey>` → the device; null when the key is wrong, or there is no such device. Revoked devices are told in `session`. */
  readonly authenticate: (token: string) => Promise<D | null>
  /** Position of the newest change. */
  readonly head: () => Promise<number>
  /** Calls back after each commit that moved the head; returns the end of it. */
  readonly onHead: (listener: (head: number) => void) => () => void
}
