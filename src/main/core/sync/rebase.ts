import { isDevice } from '../../../shared/commands/decide-command.ts'
import type { Person } from '../../../shared/commands/command.ts'
import { get } from '../../../shared/commands/load.ts'
import { commandsByName } from '../../../shared/commands/registry.ts'
import { upcastPayload } from '../../../shared/commands/upcast-payload.ts'
import { derivedIds } from '../../../shared/kernel/derived-ids.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import type { ChangesReply } from '../../../shared/sync/changes.ts'
import type { IncarnationReply } from '../../../shared/sync/session.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Documents, DocumentWriter, StaleDocument } from '../store/documents.ts'
import { Outbox, type OpenEntry } from '../store/outbox.ts'
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
  readonly #writer: DocumentWriter
  readonly #outbox: Outbox
  readonly #documents: Documents
  readonly #memory: SyncMemory

  constructor(db: WritableDatabase, deviceId: string) {
    this.#db = db
    this.#deviceId = deviceId
    this.#base = new BaseWriter(db)
    this.#writer = new DocumentWriter(db)
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
      // A command counts as done when its outcome and what it did are here; the server never says the one without the other.
      const settled = this.#outbox.settle(reply.ackedSeq)
      if (docs.length > 0 || settled.length > 0) this.#replay()
      this.#memory.standAt(reply.cursor, reply.history ?? null)
      if (complete) this.#memory.knownAt = now
      return { docs, settled }
    })
    return run.immediate()
  }

  /**
   * A snapshot that was laid beside takes the place of `base`. The outbox is untouched and goes on top of it; what of it is done is told
   * by the changes that follow, with its outcome.
   */
  swap(docs: Iterable<ReadDoc>, { position, history }: { readonly position: number; readonly history: string | null }): void {
    const run = this.#db.transaction(() => {
      this.#base.clear('base')
      for (const doc of docs) this.#base.replace(doc)
      this.#replay()
      this.#memory.standAt(position, history)
    })
    run.immediate()
  }

  /** A new life at the server: what it does not have goes out from 1 under its old ids, and the documents are loaded anew. */
  renew({ incarnation, known }: IncarnationReply, now: Instant): void {
    const run = this.#db.transaction(() => {
      this.#memory.standAt(0, null)
      this.#memory.renewedAt = now
      this.#memory.renewal = null
      // Until the documents are here, they are still those of the old image.
      this.#memory.doubt()
      this.#memory.tellRestore()
      this.#outbox.renumber(incarnation, known ?? null)
    })
    run.immediate()
  }

  /**
   * Effects of what is still open, decided anew over the present `base`. No print job and no audit entry: those were written once, when it
   * happened. What the rules refuse now has no effect here and stays open: it has happened, and the server says what becomes of it.
   */
  #replay(): void {
    this.#base.clear('local')
    for (const entry of this.#outbox.open()) if (entry.state === 'pending') this.#again(entry)
  }

  #again(entry: OpenEntry): void {
    const command = commandsByName.get(entry.name)
    const payload = command === undefined ? null : upcastPayload(command, { version: entry.version, payload: JSON.parse(entry.payload) })
    if (command === undefined || payload === null || !payload.ok) return
    const decided = command.decide(this.#documents.run(command.load(payload.value)), payload.value, {
      commandId: entry.commandId, now: entry.occurredAt, newId: derivedIds(entry.commandId), deviceId: this.#deviceId, actor: this.#person(entry.actorId),
      second: entry.secondId === null ? null : this.#person(entry.secondId)
    })
    if (!decided.ok) return
    const { puts } = decided.value
    try {
      // A savepoint: all of its effects or none, and one that does not fit the present base must not hold up the pull for ever.
      this.#db.transaction(() => {
        for (const put of puts) this.#writer.put(put, 'local')
      })()
    } catch (error) {
      if (!isMisfit(error)) throw error
    }
  }

  #person(userId: string): Person {
    const user = isDevice(userId) ? null : this.#documents.run(get('app_user', userId))
    return { userId, name: user?.name ?? userId }
  }
}

/**
 * A unique name is taken by a document that came meanwhile, or what it would make is there already (the server has taken it, and its word is still
 * to come: ids derive from the command). Anything else (disk, damage, a bug) is an error.
 */
const isMisfit = (error: unknown): boolean => error instanceof StaleDocument || (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
