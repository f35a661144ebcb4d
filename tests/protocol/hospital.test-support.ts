import { revokeDevice } from '../../server/src/sync/devices.ts'
import { authenticate } from '../../server/src/sync/enrol.ts'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { openSyncService, type SyncService } from '../../server/src/sync/open-sync-service.ts'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import { LoopBench } from '../../src/main/core/sync/loop-bench.test-support.ts'
import { capabilitiesOf } from '../../src/shared/domain/identity/capability.ts'
import type { Signer } from '../../src/shared/commands/decide-command.ts'
import type { Doc } from '../../src/shared/commands/entities.ts'
import { SyncRejected, type SyncTransport } from '../../src/shared/sync/routes.ts'

/** The real service of the server on a real PostgreSQL with the demo hospital; benches reach it without HTTP, so a test says what gets lost. */
export class Hospital {
  readonly database: TestDatabase
  readonly service: SyncService
  readonly #benches: LoopBench[] = []

  private constructor(database: TestDatabase, service: SyncService) {
    this.database = database
    this.service = service
  }

  static async open(): Promise<Hospital> {
    const database = await startTestDatabase()
    return new Hospital(database, await openSyncService(database.pool, { siteId: 'main', siteName: 'Test', serverVersion: 'test', practice: 'full' }))
  }

  /** A new bench that has the hospital's documents. */
  async join(name: string): Promise<LoopBench> {
    const { code } = await makeEnrolCode(this.database.pool, 'main', name)
    const { deviceId, deviceKey } = await this.service.enrol({ code, deviceName: name, appVersion: 'test', protocol: 1 })
    const bench = this.keep(new LoopBench({ transport: this.transport(`${deviceId}.${deviceKey}`), deviceId }))
    this.#tokens.set(deviceId, `${deviceId}.${deviceKey}`)
    await bench.settle()
    return bench
  }

  readonly #tokens = new Map<string, string>()

  /** Another bench on a copy of that database: an old image, or a disk that was cloned. */
  async copyOf(bench: LoopBench, file: string): Promise<LoopBench> {
    await Promise.resolve()
    return this.keep(new LoopBench({ transport: this.transport(this.#tokens.get(bench.deviceId) ?? ''), deviceId: bench.deviceId, file }))
  }

  transport(token: string): SyncTransport {
    return {
      call: async (call, input) => {
        const device = await authenticate(this.database.pool, 'main', token)
        if (device === null) throw new SyncRejected('sync.unauthorised')
        // One method per call, each with its own types (SyncPort).
        return await (this.service[call] as (d: typeof device, i: typeof input) => ReturnType<SyncTransport['call']>)(device, input) as never
      }
    }
  }

  keep(bench: LoopBench): LoopBench {
    this.#benches.push(bench)
    return bench
  }

  async revoke(bench: LoopBench): Promise<void> {
    await revokeDevice(this.database.pool, 'main', { name: bench.deviceId, now: new Date().toISOString() })
  }

  /** What the server has on record of a command. */
  async logged(commandId: string): Promise<{ readonly outcome: string; readonly decided_by: string } | null> {
    const { rows } = await this.database.pool.query<{ outcome: string; decided_by: string }>('SELECT outcome, decided_by FROM command_log WHERE command_id = $1', [commandId])
    return rows[0] ?? null
  }

  async count(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.database.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, [...values])
    return Number(rows[0]?.n)
  }

  async stop(): Promise<void> {
    for (const bench of this.#benches) bench.close()
    await this.service.stop()
    await this.database.stop()
  }
}

/** A person of the demo hospital as they sign on that bench. */
export function person(bench: LoopBench, badge: string): Signer {
  const user = bench.all('app_user').find((u) => u.badge === badge)
  if (user === undefined) throw new Error(`no ${badge}`)
  return { userId: user.id, name: user.name, capabilities: capabilitiesOf(user.roles) }
}

export const inStock = (bench: LoopBench, n: number): Doc<'unit'> => {
  const unit = bench.all('unit').filter((u) => u.state === 'in-stock')[n]
  if (unit === undefined) throw new Error('no such bag')
  return unit
}
