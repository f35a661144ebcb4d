import { commandsByName } from '../../../shared/commands/registry.ts'
import { isDevice, type Signer } from '../../../shared/commands/decide-command.ts'
import { get } from '../../../shared/commands/load.ts'
import { derivedIds } from '../../../shared/kernel/derived-ids.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import type { ChangesReply } from '../../../shared/sync/changes.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Documents, DocumentWriter } from '../store/documents.ts'
import { Outbox } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import { BaseWriter, readDoc, type ReadDoc } from './base-writer.ts'
import { SyncMemory } from './membership.ts'

export interface Rebased {
  readonly docs: readonly ReadDoc[]
  /** Commands that are done now, in whatever way. */
  readonly settled: readonly string[]
}

/** What a pull does to the bench's database: one transaction each, nothing in it awaits. */
export class Rebase {
  readonly #db: WritableDatabase
  readonly #deviceId: string
  readonly #base: BaseWriter
  readonly #outbox: Outbox
  readonly #documents: Documents
  readonly #memory: SyncMemory

  constructor(db: WritableDatabase, deviceId: string) {
    this.#db = db
    this.#deviceId = deviceId
    this.#base = new BaseWriter(db)
    this.#outbox = new Outbox(db)
    this.#documents = new Documents(db)
    this.#memory = new SyncMemory(new Settings(db))
  }

  /** A page of changes: base, what is confirmed, and the rest of the outbox on top of it (design §5). */
  apply(reply: ChangesReply, now: Instant): Rebased {
    const docs = reply.docs.map(readDoc)
    const complete = reply.cursor >= reply.head
    const run = this.#db.transaction((): Rebased => {
      this.#base.putAll(docs)
      this.#outbox.note(reply.outcomes)
      // What was acknowledged is in `base` only when the last page is: until then it stays in the outbox and in `local`.
      const settled = complete ? this.#outbox.settle(reply.ackedSeq) : []
      this.#replay()
      this.#memory.cursor = reply.cursor
      if (complete) this.#memory.knownAt = now
      return { docs, settled }
    })
    return run.immediate()
  }

  /** A snapshot that was laid beside takes the place of `base`; the outbox is untouched and goes on top of it. */
  swap(docs: Iterable<ReadDoc>, { position, ackedSeq }: { readonly position: number; readonly ackedSeq: number }): void {
    const run = this.#db.transaction(() => {
      this.#base.clear('base')
      for (const doc of docs) this.#base.replace(doc)
      this.#outbox.settle(ackedSeq)
      this.#replay()
      this.#memory.cursor = position
    })
    run.immediate()
  }

  /** A new life at the server: open commands go out again from 1 under their old ids. */
  renew(incarnation: number): void {
    const run = this.#db.transaction(() => {
      this.#memory.incarnation = incarnation
      this.#memory.cursor = 0
      this.#outbox.renumber()
    })
    run.immediate()
  }

  /**
   * Effects of what is still open, decided anew over the present `base`. No print job and no audit entry: those were written once, when it
   * happened. What the rules refuse now has no effect here and stays open: it has happened, and the server says what becomes of it.
   */
  #replay(): void {
    this.#base.clear('local')
    const writer = new DocumentWriter(this.#db)
    for (const entry of this.#outbox.open()) {
      if (entry.state !== 'pending') continue
      const command = commandsByName.get(entry.name)
      if (command === undefined) continue
      const payload: unknown = command.payload.parse(JSON.parse(entry.payload))
      const decided = command.decide(this.#documents.run(command.load(payload)), payload, {
        commandId: entry.commandId, now: entry.occurredAt, newId: derivedIds(entry.commandId), deviceId: this.#deviceId, actor: this.#person(entry.actorId),
        second: entry.secondId === null ? null : this.#person(entry.secondId)
      })
      if (decided.ok) for (const put of decided.value.puts) writer.put(put, 'local')
    }
  }

  #person(userId: string): Omit<Signer, 'capabilities'> {
    const user = isDevice(userId) ? null : this.#documents.run(get('app_user', userId))
    return { userId, name: user?.name ?? userId }
  }
}

