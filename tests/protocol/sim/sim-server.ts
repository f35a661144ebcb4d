import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { isDatabaseAway } from '../../../server/src/app/database-away.ts'
import { makeEnrolCode } from '../../../server/src/app/enrol-code.ts'
import { silentLogger } from '../../../server/src/platform/logger.ts'
import type { Device } from '../../../server/src/sync/device.ts'
import { LeaseNotes } from '../../../server/src/sync/lease-notes.ts'
import { openSyncService, type SyncService } from '../../../server/src/sync/open-sync-service.ts'
import { startTestDatabase, type TestDatabase } from '../../../server/test-support/test-database.ts'
import { instant, type Instant } from '../../../src/shared/kernel/time.ts'
import type { EnrolReply } from '../../../src/shared/sync/session.ts'
import { SyncRejected, SyncUnreachable, syncCalls, type SyncCall, type SyncInput, type SyncOutput } from '../../../src/shared/sync/routes.ts'

export const SITE = 'main'

/** The real service of the server on a real PostgreSQL, by virtual time. A crash forgets everything that is not in the database, or in the notes beside it. */
export class SimServer {
  readonly database: TestDatabase
  readonly #clock: () => Instant
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'hemobench-sim-'))
  readonly leases = new LeaseNotes(this.#folder, silentLogger)
  #service: SyncService | null = null
  /** When each bench was last heard, by the server's clock: only the timed lease asks. */
  readonly heardAt = new Map<string, number>()
  /** Told after each call that moved the head. */
  onHead: (head: number) => void = () => undefined
  #head = 0

  private constructor(database: TestDatabase, clock: () => Instant) {
    this.database = database
    this.#clock = clock
  }

  static async open(now: () => number): Promise<SimServer> {
    const server = new SimServer(await startTestDatabase({ max: 3 }), () => instant(now()))
    await server.start()
    return server
  }

  get pool(): pg.Pool {
    return this.database.pool
  }

  get up(): boolean {
    return this.#service !== null
  }

  get service(): SyncService {
    if (this.#service === null) throw new Error('the server is down')
    return this.#service
  }

  async start(): Promise<void> {
    this.#service ??= await openSyncService(this.pool, { siteId: SITE, siteName: 'Simulation', serverVersion: 'simulation', practice: 'shift', clock: this.#clock, leases: this.leases })
  }

  async crash(): Promise<void> {
    const service = this.#service
    this.#service = null
    await service?.stop()
  }

  async enrol(deviceName: string): Promise<EnrolReply> {
    const { code } = await makeEnrolCode(this.pool, SITE, deviceName)
    return await this.service.enrol({ code, deviceName, appVersion: 'simulation', protocol: 1 })
  }

  /** As the routes do it: who is it, is it readable, what does the service say, as JSON both ways. */
  async call<C extends Exclude<SyncCall, 'enrol'>>(token: string, call: C, input: SyncInput<C>): Promise<SyncOutput<C>> {
    const service = this.#service
    if (service === null) throw new SyncUnreachable('refused')
    try {
      const device = await service.authenticate(token)
      if (device === null) throw new SyncRejected('sync.unauthorised')
      this.heardAt.set(device.id, Date.parse(this.#clock()))
      const asked = syncCalls[call].input.parse(wire(input)) as SyncInput<C>
      // One method per call, each with its own types (SyncPort).
      const answer = await (service[call] as unknown as (d: Device, i: SyncInput<C>) => Promise<unknown>)(device, asked)
      const reply = syncCalls[call].output.parse(wire(answer)) as SyncOutput<C>
      if ('head' in reply && typeof reply.head === 'number') this.#moved(reply.head)
      // It went down while it worked: what is committed is committed, and nobody hears of it.
      if (this.#service !== service) throw new SyncUnreachable('reset')
      return reply
    } catch (error) {
      if (isDatabaseAway(error)) throw new SyncRejected('sync.database-away')
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.crash()
    await this.database.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #moved(head: number): void {
    if (head <= this.#head) return
    this.#head = head
    this.onHead(head)
  }
}

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown
