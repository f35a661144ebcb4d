import { createHash } from 'node:crypto'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { AnyCommand } from '../../src/shared/commands/registry.ts'
import type { ChangesReply } from '../../src/shared/sync/changes.ts'
import type { PushedCommand, PushOutcome, PushReply } from '../../src/shared/sync/push.ts'
import { makeEnrolCode } from '../src/app/enrol-code.ts'
import { authenticate } from '../src/sync/enrol.ts'
import type { Device } from '../src/sync/device.ts'
import { openSyncService, type SyncService } from '../src/sync/open-sync-service.ts'

export interface Doc {
  readonly entity: string
  readonly doc: Record<string, unknown>
}

/** The service on a database with the demo hospital. */
export async function practiceService(pool: pg.Pool, practice: 'shift' | 'full' = 'full'): Promise<SyncService> {
  return await openSyncService(pool, { siteId: 'main', siteName: 'Test', serverVersion: 'test', practice })
}

interface Order {
  /** Instead of the person with the badge. */
  readonly actorId?: string
  readonly command: AnyCommand
  readonly payload: unknown
  readonly badge?: string
  readonly second?: string
  readonly decidedBy?: PushedCommand['decidedBy']
  readonly at?: string
}

/** A bench as the server knows it: a key, a sequence, a cursor and the documents it was told. It decides nothing. */
export class SyncBench {
  readonly service: SyncService
  readonly device: Device
  readonly token: string
  readonly docs = new Map<string, Doc>()
  seq = 0
  cursor = 0
  incarnation = 1

  private constructor(service: SyncService, device: Device, token: string) {
    this.service = service
    this.device = device
    this.token = token
  }

  static async enrol(pool: pg.Pool, service: SyncService, name: string): Promise<SyncBench> {
    const { code } = await makeEnrolCode(pool, 'main', name)
    const { deviceId, deviceKey } = await service.enrol({ code, deviceName: name, appVersion: 'test', protocol: 1 })
    const token = `${deviceId}.${deviceKey}`
    const device = await authenticate(pool, 'main', token)
    if (device === null) throw new Error('the device is not known')
    const bench = new SyncBench(service, device, token)
    await bench.load()
    return bench
  }

  async load(): Promise<void> {
    let after: { entity: string; id: string } | null = null
    let position: number | null = null
    do {
      const page: Awaited<ReturnType<SyncService['snapshot']>> = await this.service.snapshot(this.device, { incarnation: this.incarnation, after, limit: 50 })
      for (const d of page.docs) this.docs.set(`${d.entity} ${String(d.doc['id'])}`, d)
      position ??= page.position
      after = page.next
    } while (after !== null)
    this.cursor = position
  }

  all(entity: string): Record<string, unknown>[] {
    return [...this.docs.values()].filter((d) => d.entity === entity).map((d) => d.doc)
  }

  one(entity: string, where: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const found = this.all(entity).find((doc) => Object.entries(where).every(([k, v]) => doc[k] === v))
    if (found === undefined) throw new Error(`no ${entity} ${JSON.stringify(where)}`)
    return found
  }

  /** The command as it would stand in the outbox. Its sequence is the next one. */
  make({ command, payload, actorId, badge = 'T1001', second, decidedBy = 'bench', at = new Date().toISOString() }: Order): PushedCommand {
    const text = JSON.stringify(payload)
    const person = (b: string): string => String(this.one('app_user', { badge: b })['id'])
    this.seq += 1
    return {
      seq: this.seq, commandId: uuidv7(), name: command.name, version: command.version, payload: text, payloadHash: createHash('sha256').update(text).digest('hex'),
      actorId: actorId ?? person(badge), secondId: second === undefined ? null : person(second), occurredAt: at, decidedBy
    }
  }

  async push(...commands: readonly PushedCommand[]): Promise<PushReply> {
    return await this.service.push(this.device, { incarnation: this.incarnation, commands: [...commands], audit: [] })
  }

  /** Makes, pushes, and gives the outcome. */
  async run(order: Order): Promise<PushOutcome> {
    const { outcomes } = await this.push(this.make(order))
    if (outcomes[0] === undefined) throw new Error('no outcome')
    return outcomes[0]
  }

  async pull(limit = 1000): Promise<ChangesReply> {
    for (;;) {
      const reply = await this.service.changes(this.device, { incarnation: this.incarnation, cursor: this.cursor, ackedSeq: 0, limit })
      for (const d of reply.docs) this.docs.set(`${d.entity} ${String(d.doc['id'])}`, d)
      this.cursor = reply.cursor
      if (reply.cursor >= reply.head || reply.resyncRequired) return reply
    }
  }
}
