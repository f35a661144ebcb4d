import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import type { Outcome, PushOutcome, PushedCommand } from '../../../shared/sync/push.ts'
import type { WritableDatabase } from './database.ts'
import { Settings } from './settings.ts'

export type OutboxState = 'pending' | 'undecided' | 'settled' | 'refused'

/** An entry that the server has not settled yet. */
export type OpenEntry = PushedCommand & { readonly state: 'pending' | 'undecided' }

/** What the server says it has of this bench: all of earlier lives, and of this one all up to `ackedSeq`. */
export interface KnownOfBench {
  readonly incarnation: number
  readonly ackedSeq: number
}

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
/** Which life of this database at the server is the present one: its incarnation. */
export const LIFE = 'sync.incarnation'
/** Refused before the server was put back, so that it has yet to hear that it must never do it (0032-lives). */
const withdrawn = "(state = 'refused' AND outcome IS NULL)"
/** With the words of the small index `outbox_open`: by its own words alone SQLite reads the whole outbox, at every issue. */
const undecided = "state IN ('pending', 'undecided') AND state = 'undecided'"
const columns = 'sync_seq AS seq, command_id AS commandId, name, version, payload, payload_hash AS payloadHash, actor_id AS actorId, second_id AS secondId, occurred_at AS occurredAt, decided_by AS decidedBy, state'

/** The outbox of a bench that has a server: what waits, in which order, and what came back. */
export class Outbox {
  readonly #db: WritableDatabase
  readonly #settings: Settings

  constructor(db: WritableDatabase) {
    this.#db = db
    this.#settings = new Settings(db)
  }

  /** The present life of this database at the server. */
  life(): number {
    return Number(this.#settings.get(LIFE) ?? 1)
  }

  /** Highest sequence this database ever gave out in this life. */
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

  /** What goes out next: the server has not said what became of it. One that was decided here after all keeps its place and goes again. */
  unsent(limit: number): PushedCommand[] {
    return this.#outgoing("state IN ('pending', 'undecided') AND outcome IS NULL", limit)
  }

  /** All that is not settled, as it is carried to the server on a stick. */
  unsettled(): PushedCommand[] {
    return this.#outgoing("state IN ('pending', 'undecided')", -1)
  }

  #outgoing(which: string, limit: number): PushedCommand[] {
    // Each half by its own small index: what is done is the great part, and this is asked with every turn. All of it is of the present life (`renumber`).
    const rows = this.#db.prepare<[number], PushedCommand & { readonly state: OutboxState }>(`SELECT ${columns} FROM outbox WHERE ${which} AND sync_seq IS NOT NULL UNION ALL SELECT ${columns} FROM outbox WHERE ${withdrawn} ORDER BY seq LIMIT ?`).all(limit)
    return rows.map(({ state, ...command }) => (state === 'refused' ? { ...command, withdrawn: true } : command))
  }

  /** Place up to which nothing is open any more: the outcomes up to here are known. */
  settledSeq(): number {
    const first = (which: string): number => this.#db.prepare<[], { seq: number | null }>(`SELECT min(sync_seq) AS seq FROM outbox WHERE ${which}`).get()?.seq ?? this.lastSeq() + 1
    return Math.min(first("state IN ('pending', 'undecided')"), first(withdrawn)) - 1
  }

  /**
   * The server says how far it has come. When it was put back to an older state that is less than it had acknowledged: what came after goes
   * out again. What it had decided and said yes to has happened by now, so it goes out as decided here. What it had refused is withdrawn:
   * it takes its place in the sequence, and is never done, since somebody has been told no.
   */
  reopen(ackedSeq: number): void {
    this.#forgotten({ incarnation: this.life(), ackedSeq })
  }

  /** Everything with an outcome that the server does not know any more is open again. */
  #forgotten({ incarnation, ackedSeq }: KnownOfBench): void {
    const which = '((life, sync_seq) > (@incarnation, @ackedSeq) OR (life = @incarnation AND sync_seq IS NULL))'
    this.#db.prepare(`UPDATE outbox SET outcome = NULL, state = 'refused' WHERE outcome = 'refused' AND ${which}`).run({ incarnation, ackedSeq })
    this.#db.prepare(`UPDATE outbox SET outcome = NULL, refusal = NULL, case_id = NULL, seen_at = NULL,
      decided_by = CASE WHEN state = 'settled' THEN 'bench' ELSE decided_by END,
      state = CASE WHEN state = 'settled' OR decided_by = 'bench' THEN 'pending' ELSE 'undecided' END WHERE outcome IS NOT NULL AND state <> 'refused' AND ${which}`).run({ incarnation, ackedSeq })
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
    const rows = this.#db.prepare<[], { command_id: string; payload: string }>(`SELECT command_id, payload FROM outbox WHERE ${undecided}`).all()
    return new Map(rows.flatMap((r) => {
      const { unitId } = JSON.parse(r.payload) as { readonly unitId?: string }
      return unitId === undefined ? [] : [[unitId, r.command_id] as const]
    }))
  }

  /** Whether the server was asked this about that range and has not answered: also by the program that ran before this one. */
  isAsked(name: string, rangeId: string): boolean {
    return this.#db.prepare(`SELECT 1 FROM outbox WHERE ${undecided} AND name = ? AND payload ->> '$.rangeId' = ?`).get(name, rangeId) !== undefined
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
    const update = this.#db.prepare('UPDATE outbox SET outcome = @outcome, refusal = CASE WHEN state = \'refused\' THEN refusal ELSE @refusal END, case_id = @caseId WHERE command_id = @commandId AND NOT (@outcome = \'refused\' AND decided_by = \'bench\' AND kind = \'fact\')')
    this.#db.transaction(() => {
      for (const o of outcomes) update.run({ commandId: o.commandId, outcome: o.first ?? o.outcome, refusal: o.refusal === null ? null : JSON.stringify(o.refusal), caseId: o.caseId })
    }).immediate()
  }

  /** Everything up to the acknowledged sequence whose outcome is known is done: its effects are in `base` in this very transaction. */
  settle(ackedSeq: number): string[] {
    return this.#db.prepare<[number], { command_id: string }>(`UPDATE outbox SET state = CASE WHEN outcome = 'refused' THEN 'refused' ELSE 'settled' END
      WHERE state IN ('pending', 'undecided') AND outcome IS NOT NULL AND sync_seq <= ? RETURNING command_id`).all(ackedSeq).map((r) => r.command_id)
  }

  /**
   * A new life of this database at the server: what is open goes out from 1, in its order and under the same command ids, and so does what was
   * settled and the server has lost (it was put back to before). What it had refused is not said again: in a new life its place is nobody's.
   * @param known null: a server before version 2 does not say
   */
  renumber(life: number, known: KnownOfBench | null): void {
    if (known !== null) this.#forgotten(known)
    this.#db.prepare(`UPDATE outbox SET outcome = 'refused' WHERE ${withdrawn}`).run()
    const open = this.#db.prepare<[], { id: string }>("SELECT command_id AS id FROM outbox WHERE state IN ('pending', 'undecided') AND life IS NOT NULL ORDER BY life, sync_seq, seq").all()
    const update = this.#db.prepare('UPDATE outbox SET life = ?, sync_seq = ?, outcome = NULL WHERE command_id = ?')
    for (const [i, { id }] of open.entries()) update.run(life, i + 1, id)
    this.#settings.set(LIFE, String(life))
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
