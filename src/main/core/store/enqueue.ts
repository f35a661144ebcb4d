import { createHash } from 'node:crypto'
import { upcastPayload } from '../../../shared/commands/upcast-payload.ts'
import { checkPeople, readPayload, type Signer } from '../../../shared/commands/decide-command.ts'
import type { AnyCommand } from '../../../shared/commands/registry.ts'
import type { Effects } from '../../../shared/commands/effects.ts'
import type { EntityName } from '../../../shared/commands/entities.ts'
import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import { derivedIds } from '../../../shared/kernel/derived-ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { AuditChain } from './audit-chain.ts'
import type { WritableDatabase } from './database.ts'
import { Documents, DocumentWriter, type Layer } from './documents.ts'
import { Outbox, type OutboxState } from './outbox.ts'
import { PrintJobs } from './print-jobs.ts'
import type { StoreGuard } from './store-guard.ts'

/** A function is asked inside the transaction; anything else is the payload itself. */
export type CommandPayload = object | ((documents: Documents) => Result<unknown, Refusal>)

export interface CommandOrder {
  readonly command: AnyCommand
  readonly commandId: string
  /** The payload, or how to make it from what the store says inside the transaction (the next self-number). */
  readonly payload: CommandPayload
  readonly actor: Signer
  readonly second: Signer | null
  readonly now: Instant
  /** Written in the same transaction when the command was taken: the spent signature. */
  readonly alsoWrite?: () => void
}

export interface Written {
  readonly documents: readonly { readonly entity: EntityName; readonly id: string }[]
  readonly printJobs: readonly string[]
}

export interface Accepted extends Written {
  /** This very command was taken before: nothing was done again. */
  readonly duplicate: boolean
}

interface EnqueueOptions {
  readonly db: WritableDatabase
  readonly deviceId: string
  /**
   * `self`: the bench is its own authority, effects go to `base` and the command is settled at once. `server`: they go to `local` until
   * the server has taken the command. Asked for each command, since a bench can join a server while it runs.
   */
  readonly authority: () => 'self' | 'server'
  /** Refuses before a bag is handed over what could not be recorded, and names SQLite's errors. */
  readonly guard?: StoreGuard
}

/**
 * The one crucial transaction of the bench. Outbox entry, effect on the documents, self-number, print job and audit entry
 * are all written or none is; it is on the disk when it returns (synchronous=FULL). A command id that is known answers
 * what was written then, so asking again after a crash is always safe. Nothing here may await: other work would run
 * inside the transaction.
 */
export class Enqueue {
  readonly #options: EnqueueOptions
  readonly #documents: Documents
  readonly #writer: DocumentWriter
  readonly #audit: AuditChain
  readonly #jobs: PrintJobs
  readonly #begin
  readonly #commit
  readonly #rollback
  readonly #outbox: Outbox
  readonly #known
  readonly #insert

  constructor(options: EnqueueOptions) {
    const { db } = options
    this.#options = options
    this.#documents = new Documents(db)
    this.#writer = new DocumentWriter(db)
    this.#audit = new AuditChain(db)
    this.#jobs = new PrintJobs(db)
    this.#begin = db.prepare('BEGIN IMMEDIATE')
    this.#commit = db.prepare('COMMIT')
    this.#rollback = db.prepare('ROLLBACK')
    this.#outbox = new Outbox(db)
    this.#known = db.prepare<[string], KnownCommand>('SELECT version, payload, written, state, refusal FROM outbox WHERE command_id = ?')
    this.#insert = db.prepare(`INSERT INTO outbox (command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written, decided_by, life, sync_seq)
      VALUES (@commandId, @name, @version, @kind, @payload, @payloadHash, @actorId, @secondId, @now, @state, @written, @decidedBy, @life, @syncSeq)`)
  }

  /** Whether this very command was taken before. */
  knows(commandId: string): boolean {
    return this.#known.get(commandId) !== undefined
  }

  /** Decides here and now; on a bench with a server the effect is `local` until the server has taken it. */
  run(order: CommandOrder): Result<Accepted, Refusal> {
    return this.#transaction(() => this.#inside(order, 'bench'))
  }

  /**
   * Puts the command into the outbox for the server to decide: nothing has happened until it has answered. What this bench itself would
   * refuse is refused at once. Asked again while there is no answer, or after one, it is a duplicate.
   */
  ask(order: CommandOrder): Result<Accepted, Refusal> {
    return this.#transaction(() => this.#inside(order, 'server'))
  }

  /** The whole of `work` or none of it. Nothing in it may await. */
  #transaction(work: () => Result<Accepted, Refusal>): Result<Accepted, Refusal> {
    const { db, guard } = this.#options
    try {
      this.#begin.run()
      const result = work()
      if (result.ok && !result.value.duplicate) this.#commit.run()
      else this.#rollback.run()
      return result
    } catch (error) {
      if (db.inTransaction) this.#rollback.run()
      const refused = guard?.after(error) ?? null
      if (refused !== null) return err(refused)
      throw error
    }
  }

  #inside(order: CommandOrder, by: 'bench' | 'server'): Result<Accepted, Refusal> {
    const { command, actor, second } = order
    const known = this.#known.get(order.commandId)
    // The server was asked and is silent: decided here after all, under the same id (the caller has seen that it may be).
    const converting = known?.state === 'undecided' && by === 'bench'
    if (known !== undefined && !converting) {
      if (known.state === 'refused') return err(JSON.parse(known.refusal ?? '{}') as Refusal)
      return ok({ ...(JSON.parse(known.written) as Written), duplicate: true })
    }

    const closed = this.#options.guard?.before(command.kind) ?? null
    if (closed !== null) return err(closed)
    const people = checkPeople(command, actor, second)
    if (people !== null) return err(people)
    // What the server was asked is what is decided: it may have taken it already, and knows it by its bytes.
    const made = converting ? upcastPayload(command, { version: known.version, payload: JSON.parse(known.payload) }) : typeof order.payload === 'function' ? (order.payload as (d: Documents) => Result<unknown, Refusal>)(this.#documents) : ok(order.payload)
    if (!made.ok) return made
    const parsed = readPayload(command, made.value)
    if (!parsed.ok) return parsed
    const decided = command.decide(this.#documents.run(command.load(parsed.value)), parsed.value, {
      commandId: order.commandId,
      now: order.now,
      newId: derivedIds(order.commandId),
      actor,
      second,
      deviceId: this.#options.deviceId
    })
    if (!decided.ok) return decided
    order.alsoWrite?.()
    const place = converting ? this.#outbox.take(order.commandId) : null
    return ok({ ...this.#apply(order, { payload: parsed.value, effects: decided.value, by, place }), duplicate: false })
  }

  #apply({ command, commandId, actor, second, now }: CommandOrder, { payload, effects, by, place }: Decided): Written {
    const self = this.#options.authority() === 'self'
    const layer: Layer = self ? 'base' : 'local'
    const asked = by === 'server'
    if (!asked) for (const put of effects.puts) this.#writer.put(put, layer)
    const jobId = derivedIds(`${commandId.slice(0, -4)}8000`)
    const printJobs = asked ? [] : effects.labels.map((label) => {
      const id = jobId()
      const job = { id, kind: 'self-number-label', labelId: label.selfNumberId, unitId: label.unitId, selfNumber: label.content.selfNumber, printerId: null, content: label.content, copy: 0 }
      this.#jobs.insert(job, now)
      return id
    })
    const written: Written = { documents: effects.puts.map((p) => ({ entity: p.entity, id: p.doc.id })), printJobs }
    const text = JSON.stringify(payload)
    this.#insert.run({
      commandId, name: command.name, version: command.version, kind: command.kind, payload: text, payloadHash: createHash('sha256').update(text).digest('hex'),
      actorId: actor.userId, secondId: second?.userId ?? null, now, state: self ? 'settled' : asked ? 'undecided' : 'pending', written: JSON.stringify(written),
      decidedBy: by, life: self ? null : this.#outbox.life(), syncSeq: self ? null : (place ?? this.#outbox.nextSeq())
    })
    this.#audit.append({
      at: now, deviceId: this.#options.deviceId, actorId: actor.userId, actorName: actor.name, secondId: second?.userId ?? null, secondName: second?.name ?? null,
      // What was asked has not happened: the entry says so, and the server's chain says what came of it.
      action: command.name, subjects: effects.audit.subjects, detail: asked ? { ...effects.audit.detail, asked: true } : effects.audit.detail, commandId
    })
    return written
  }
}

interface Decided {
  readonly payload: unknown
  readonly effects: Effects
  readonly by: 'bench' | 'server'
  /** Its place in the sequence when it has one already. */
  readonly place: number | null
}

interface KnownCommand {
  readonly version: number
  readonly payload: string
  readonly written: string
  readonly state: OutboxState
  readonly refusal: string | null
}
