import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import type { Outcome, PushOutcome, PushedCommand } from '../../../shared/sync/push.ts'
import type { WritableDatabase } from './database.ts'
import { Settings } from './settings.ts'

export type OutboxState = 'pending' | 'undecided' | 'settled' | 'refused'

/** An entry that the server has not settled yet, as it goes out. */
export type OpenEntry = PushedCommand & { readonly state: 'pending' | 'undecided' }

/** A command that came back with a word somebody must read. */
export interface Told {
  readonly commandId: string
  readonly name: string
  readonly payload: string
  readonly actorId: string
  readonly occurredAt: string
  readonly outcome: Outcome
  readonly refusal: Refusal | null
  readonly caseId: string | null
}

const LAST_SEQ = 'sync.lastSeq'
const columns = 'sync_seq AS seq, command_id AS commandId, name, version, payload, payload_hash AS payloadHash, actor_id AS actorId, second_id AS secondId, occurred_at AS occurredAt, decided_by AS decidedBy, state'

/** The outbox of a bench that has a server: what waits, in which order, and what came back. */
export class Outbox {
  readonly #db: WritableDatabase
  readonly #settings: Settings

  constructor(db: WritableDatabase) {
    this.#db = db
    this.#settings = new Settings(db)
  }

  /** Highest sequence this database ever gave out in this incarnation. */
  lastSeq(): number {
    return Number(this.#settings.get(LAST_SEQ) ?? 0)
  }

  /** The next place in the sequence. Inside the transaction that takes it. */
  nextSeq(): number {
    const seq = this.lastSeq() + 1
    this.#settings.set(LAST_SEQ, String(seq))
    return seq
  }

  /** What the server has not settled, in its order. */
  open(): OpenEntry[] {
    return this.#db.prepare<[], OpenEntry>(`SELECT ${columns} FROM outbox WHERE state IN ('pending', 'undecided') AND sync_seq IS NOT NULL ORDER BY sync_seq`).all()
  }

  /** What goes out next: open, and the server has not said what became of it. One that was decided here after all keeps its place and goes again. */
  unsent(limit: number): OpenEntry[] {
    return this.#db.prepare<[number], OpenEntry>(`SELECT ${columns} FROM outbox WHERE state IN ('pending', 'undecided') AND sync_seq IS NOT NULL AND outcome IS NULL ORDER BY sync_seq LIMIT ?`).all(limit)
  }

  /** Place up to which nothing is open any more: the outcomes up to here are known. */
  settledSeq(): number {
    const first = this.#db.prepare<[], { seq: number | null }>("SELECT min(sync_seq) AS seq FROM outbox WHERE state IN ('pending', 'undecided')").get()?.seq ?? null
    return first === null ? this.lastSeq() : first - 1
  }

  /**
   * The server says how far it has come. When it was put back to an older state that is less than it had acknowledged: what came after goes
   * out again. What it had decided and said yes to has happened by now, so it goes out as decided here; what it had refused is asked again,
   * so that its place is taken.
   */
  reopen(ackedSeq: number): void {
    this.#db.prepare(`UPDATE outbox SET outcome = NULL, seen_at = NULL,
      decided_by = CASE WHEN state = 'settled' THEN 'bench' ELSE decided_by END,
      state = CASE WHEN state = 'settled' OR decided_by = 'bench' THEN 'pending' ELSE 'undecided' END WHERE sync_seq > ? AND outcome IS NOT NULL`).run(ackedSeq)
  }

  /** What the server has not got or not answered. */
  counts(): { readonly pending: number; readonly undecided: number; readonly oldestAt: string | null } {
    const rows = this.#db.prepare<[], { state: string; n: number; oldest: string }>("SELECT state, count(*) AS n, min(occurred_at) AS oldest FROM outbox WHERE state IN ('pending', 'undecided') AND outcome IS NULL AND sync_seq IS NOT NULL GROUP BY state").all()
    const of = (state: OutboxState): number => rows.find((r) => r.state === state)?.n ?? 0
    return { pending: of('pending'), undecided: of('undecided'), oldestAt: rows.map((r) => r.oldest).toSorted()[0] ?? null }
  }

  stateOf(commandId: string): { readonly state: OutboxState; readonly refusal: Refusal | null } | null {
    const row = this.#db.prepare<[string], { state: OutboxState; refusal: string | null }>('SELECT state, refusal FROM outbox WHERE command_id = ?').get(commandId)
    return row === undefined ? null : { state: row.state, refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal) }
  }

  /** Ids of bags about which the server was asked and has not answered. */
  undecidedUnits(): ReadonlyMap<string, string> {
    const rows = this.#db.prepare<[], { command_id: string; payload: string }>("SELECT command_id, payload FROM outbox WHERE state = 'undecided'").all()
    return new Map(rows.flatMap((r) => {
      const { unitId } = JSON.parse(r.payload) as { readonly unitId?: string }
      return unitId === undefined ? [] : [[unitId, r.command_id] as const]
    }))
  }

  /** Whether the server was asked this about that range and has not answered: also by the program that ran before this one. */
  isAsked(name: string, rangeId: string): boolean {
    return this.#db.prepare("SELECT 1 FROM outbox WHERE state = 'undecided' AND name = ? AND payload ->> '$.rangeId' = ?").get(name, rangeId) !== undefined
  }

  /** Removes an undecided entry, which is written anew as decided here in the same transaction. @returns its place, which it keeps */
  take(commandId: string): number | null {
    return this.#db.prepare<[string], { sync_seq: number }>("DELETE FROM outbox WHERE command_id = ? AND state = 'undecided' RETURNING sync_seq").get(commandId)?.sync_seq ?? null
  }

  /**
   * What the server has said of them; they stay open until a pull has brought what they did. A fact decided here is never refused: a refusal
   * that arrives for one is the answer to its question before, and the fact itself has yet to go out.
   */
  note(outcomes: readonly PushOutcome[]): void {
    const update = this.#db.prepare('UPDATE outbox SET outcome = @outcome, refusal = @refusal, case_id = @caseId WHERE command_id = @commandId AND NOT (@outcome = \'refused\' AND decided_by = \'bench\' AND kind = \'fact\')')
    this.#db.transaction(() => {
      for (const o of outcomes) update.run({ commandId: o.commandId, outcome: o.first ?? o.outcome, refusal: o.refusal === null ? null : JSON.stringify(o.refusal), caseId: o.caseId })
    }).immediate()
  }

  /** Everything up to the acknowledged sequence whose outcome is known is done: its effects are in `base` in this very transaction. */
  settle(ackedSeq: number): string[] {
    return this.#db.prepare<[number], { command_id: string }>(`UPDATE outbox SET state = CASE WHEN outcome = 'refused' THEN 'refused' ELSE 'settled' END
      WHERE state IN ('pending', 'undecided') AND outcome IS NOT NULL AND sync_seq <= ? RETURNING command_id`).all(ackedSeq).map((r) => r.command_id)
  }

  /** A new life of this database at the server: what is open goes out again from 1, under the same command ids. */
  renumber(): void {
    const open = this.open()
    this.#db.prepare('UPDATE outbox SET sync_seq = NULL').run()
    const update = this.#db.prepare('UPDATE outbox SET sync_seq = ?, outcome = NULL WHERE command_id = ?')
    for (const [i, entry] of open.entries()) update.run(i + 1, entry.commandId)
    this.#settings.set(LAST_SEQ, String(open.length))
  }

  /** What a bench asked for by itself and did not get (numbers ahead) nobody need read. */
  told(): Told[] {
    const rows = this.#db.prepare<[], Omit<Told, 'refusal'> & { refusal: string | null }>(`SELECT command_id AS commandId, name, payload, actor_id AS actorId, occurred_at AS occurredAt, outcome, refusal, case_id AS caseId FROM outbox
      WHERE outcome IN ('refused', 'appliedWithCase', 'blocked') AND seen_at IS NULL AND state IN ('settled', 'refused')
      AND NOT (outcome = 'refused' AND actor_id LIKE 'device:%') ORDER BY seq DESC LIMIT 100`).all()
    return rows.map((r) => ({ ...r, refusal: r.refusal === null ? null : (JSON.parse(r.refusal) as Refusal) }))
  }

  seen(commandId: string, at: string): void {
    this.#db.prepare('UPDATE outbox SET seen_at = ? WHERE command_id = ?').run(at, commandId)
  }
}
