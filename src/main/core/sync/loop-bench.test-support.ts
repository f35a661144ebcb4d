import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Signer } from '../../../shared/commands/decide-command.ts'
import type { Doc, EntityName } from '../../../shared/commands/entities.ts'
import type { AnyCommand } from '../../../shared/commands/registry.ts'
import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { addHours, instant, type Instant } from '../../../shared/kernel/time.ts'
import { SyncUnreachable, type SyncCall, type SyncTransport } from '../../../shared/sync/routes.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Documents } from '../store/documents.ts'
import { Enqueue, type Accepted } from '../store/enqueue.ts'
import { Outbox } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import { freshFile, one, openStore, two } from '../store/store.test-support.ts'
import { PROTOCOL } from '../../../shared/sync/version.ts'
import { SyncMemory } from './membership.ts'
import { SyncLoop } from './sync-loop.ts'

/** What happens to the next calls, in order; afterwards all go through. `before`: never arrives. `after`: done, and the reply is lost. */
export type Fault = 'ok' | 'before' | 'after'

interface Options {
  readonly transport: SyncTransport
  readonly deviceId: string
  readonly file?: string
}

/** The bench's side of sync on a real database, without window, timers and HTTP: a test says when a turn is. */
export class LoopBench {
  readonly file: string
  readonly deviceId: string
  readonly log: { readonly event: string; readonly detail: Readonly<Record<string, string | number | boolean>> }[] = []
  readonly calls: SyncCall[] = []
  faults: Fault[] = []
  /** Runs when the server has done the call and its reply is still on the way. */
  onTheWay: (call: SyncCall) => void = () => undefined
  /** Whoever is told of a pull. */
  onPulled: () => void = () => undefined
  hoursAhead = 0
  protocol: number = PROTOCOL
  db: WritableDatabase
  loop: SyncLoop
  enqueue: Enqueue
  outbox: Outbox
  readonly #transport: SyncTransport

  constructor({ transport, deviceId, file }: Options) {
    this.file = file ?? freshFile()
    this.deviceId = deviceId
    this.#transport = {
      call: async (call, input) => {
        this.calls.push(call)
        const fault = this.faults.shift() ?? 'ok'
        if (fault === 'before') throw new SyncUnreachable('cut')
        const reply = await transport.call(call, input)
        this.onTheWay(call)
        if (fault === 'after') throw new SyncUnreachable('lost')
        return reply
      }
    }
    const parts = this.#open()
    ;({ db: this.db, loop: this.loop, enqueue: this.enqueue, outbox: this.outbox } = parts)
    if (this.memory.membership === null) this.memory.join({ url: 'in-process', deviceKey: '0'.repeat(64), siteName: 'Test', benchName: deviceId, ca: null }, 1)
  }

  get memory(): SyncMemory {
    return new SyncMemory(new Settings(this.db))
  }

  get state(): string {
    return this.loop.machine.state
  }

  now = (): Instant => addHours(instant(Date.now()), this.hoursAhead)

  /** A decision of this bench. */
  run(command: AnyCommand, payload: object, part: { readonly commandId?: string; readonly actor?: Signer; readonly second?: Signer } = {}): Result<Accepted, Refusal> {
    return this.enqueue.run({ command, commandId: part.commandId ?? uuidv7(), payload, actor: part.actor ?? one, second: part.second ?? two, now: this.now() })
  }

  /** A question to the server. */
  ask(command: AnyCommand, payload: object, part: { readonly commandId?: string; readonly actor?: Signer; readonly second?: Signer } = {}): Result<Accepted, Refusal> {
    return this.enqueue.ask({ command, commandId: part.commandId ?? uuidv7(), payload, actor: part.actor ?? one, second: part.second ?? two, now: this.now() })
  }

  /** What a decision at the bench does to an entry that waits for the server: same id, place and bytes, now a fact of this bench. */
  decideAfterAll(commandId: string): void {
    this.db.prepare("UPDATE outbox SET state = 'pending', decided_by = 'bench', outcome = NULL, refusal = NULL WHERE command_id = ? AND state = 'undecided'").run(commandId)
  }

  all<E extends EntityName>(entity: E): Doc<E>[] {
    return new Documents(this.db).answer({ kind: 'find', entity, where: {} }) as Doc<E>[]
  }

  one<E extends EntityName>(entity: E, id: string): Doc<E> {
    const found = new Documents(this.db).answer({ kind: 'get', entity, id }) as Doc<E> | null
    if (found === null) throw new Error(`no ${entity} ${id}`)
    return found
  }

  /** Turns until nothing is open and the bench is online, as the app does with its timer. */
  async settle(): Promise<void> {
    for (let i = 0; i < 20; i += 1) {
      await this.loop.turn()
      if (this.state === 'online' && this.outbox.open().length === 0) return
    }
    throw new Error(`the bench does not settle: ${this.state}, ${JSON.stringify(this.log.slice(-3))}`)
  }

  /** As after a power cut: what was not committed is gone, and so is all that was only in memory. */
  reopen(): void {
    this.db.close()
    const parts = this.#open()
    ;({ db: this.db, loop: this.loop, enqueue: this.enqueue, outbox: this.outbox } = parts)
  }

  close(): void {
    this.db.close()
    rmSync(dirname(this.file), { recursive: true, force: true })
  }

  #open(): { db: WritableDatabase; loop: SyncLoop; enqueue: Enqueue; outbox: Outbox } {
    const db = openStore(this.file)
    const loop = new SyncLoop({
      db, deviceId: this.deviceId, appVersion: 'test', protocol: this.protocol, transport: this.#transport, clock: this.now,
      log: (event, detail) => this.log.push({ event, detail }),
      onPulled: () => this.onPulled(),
      onState: () => undefined
    })
    return { db, loop, enqueue: new Enqueue({ db, deviceId: this.deviceId, authority: () => 'server' }), outbox: new Outbox(db) }
  }
}
