// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration has no module to import
import type Database from 'better-sqlite3-multiple-ciphers'
import { type PrintJobState, sourcesOf } from '../../../shared/domain/devices/print-job-state.ts'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { Instant } from '../../../shared/kernel/time.ts'

export interface NewPrintJob {
  readonly id: string
  /** What is printed, e.g. `self-number-label`. */
  readonly kind: string
  readonly labelId: string | null
  readonly unitId: string | null
  readonly selfNumber: string | null
  /** Null: whichever printer the bench prints labels on. */
  readonly printerId: string | null
  readonly content: LabelContent
  /** Times this job was sent again by the operator's word; starts at 0. */
  readonly copy: number
}

export interface PrintJob extends NewPrintJob {
  readonly state: PrintJobState
  /** Why it waits, failed or is unknown: a code of the printer or of the label. */
  readonly reason: string | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly seq: number
}

interface Row {
  id: string; kind: string; label_id: string | null; unit_id: string | null; self_number: string | null; printer_id: string | null
  state: string; content: string; copy: number; reason: string | null; created_at: string; updated_at: string; seq: number
}

/** One change of state: when, and why where there is a reason. */
export interface PrintJobChange {
  readonly id: string
  readonly at: Instant
  readonly reason?: string | null
}

function toJob(row: Row): PrintJob {
  return {
    id: row.id, kind: row.kind, labelId: row.label_id, unitId: row.unit_id, selfNumber: row.self_number, printerId: row.printer_id,
    state: row.state as PrintJobState, content: JSON.parse(row.content) as LabelContent, copy: row.copy, reason: row.reason,
    createdAt: row.created_at, updatedAt: row.updated_at, seq: row.seq
  }
}

/**
 * The print queue's table. The only writer of `print_job`; a change of state that the table of states does not know is a bug and throws.
 * The connection runs with `synchronous=FULL`: what a method wrote outside a transaction has reached the disk when it returns.
 */
export class PrintJobs {
  readonly #db: Database.Database
  readonly #insert: Database.Statement<[Record<string, unknown>]>
  readonly #get: Database.Statement<[string], Row>
  readonly #byState: Database.Statement<[string], Row>
  readonly #firstByState: Database.Statement<[string], Row>
  readonly #change: Database.Statement<[Record<string, unknown>]>
  readonly #again: Database.Statement<[Record<string, unknown>]>
  readonly #orphans: Database.Statement<[Record<string, unknown>]>

  constructor(db: Database.Database) {
    this.#db = db
    this.#insert = db.prepare(`INSERT INTO print_job
      (id, kind, label_id, unit_id, self_number, printer_id, state, content, copy, created_at, updated_at, seq)
      VALUES (@id, @kind, @labelId, @unitId, @selfNumber, @printerId, 'queued', @content, @copy, @at, @at,
        (SELECT COALESCE(MAX(seq), 0) + 1 FROM print_job))`)
    this.#get = db.prepare('SELECT * FROM print_job WHERE id = ?')
    this.#byState = db.prepare('SELECT * FROM print_job WHERE state IN (SELECT value FROM json_each(?)) ORDER BY seq')
    this.#firstByState = db.prepare('SELECT * FROM print_job WHERE state = ? ORDER BY seq LIMIT 1')
    this.#change = db.prepare(`UPDATE print_job SET state = @to, reason = @reason, updated_at = @at
      WHERE id = @id AND state IN (SELECT value FROM json_each(@from))`)
    this.#again = db.prepare(`UPDATE print_job SET state = 'queued', reason = NULL, updated_at = @at, copy = copy + 1,
      content = json_set(content, '$.reprint', json_extract(content, '$.reprint') + 1) WHERE id = @id AND state = 'unknown'`)
    this.#orphans = db.prepare(`UPDATE print_job SET state = 'unknown', reason = @reason, updated_at = @at WHERE state = 'sending'`)
  }

  /** Takes a job into the queue. Call it inside the transaction of the command that took the self-number. */
  insert(job: NewPrintJob, at: Instant): void {
    this.#insert.run({ ...job, content: JSON.stringify(job.content), at })
  }

  get(id: string): PrintJob | null {
    const row = this.#get.get(id)
    return row ? toJob(row) : null
  }

  /** In the order in which they were queued. */
  list(states: readonly PrintJobState[]): PrintJob[] {
    return this.#byState.all(JSON.stringify(states)).map(toJob)
  }

  nextQueued(): PrintJob | null {
    const row = this.#firstByState.get('queued')
    return row ? toJob(row) : null
  }

  firstUnknown(): PrintJob | null {
    const row = this.#firstByState.get('unknown')
    return row ? toJob(row) : null
  }

  /** Must be on disk before the first byte goes out: after a crash, what is not `sending` was never sent. */
  markSending(change: PrintJobChange): void {
    // A rollback after the bytes left would print it twice.
    if (this.#db.inTransaction) throw new Error('a print job is marked as sending outside any transaction')
    this.#to('sending', change)
  }

  markPrinted(change: PrintJobChange): void {
    this.#to('printed', change)
  }

  markFailed(change: PrintJobChange): void {
    this.#to('failed', change)
  }

  markUnknown(change: PrintJobChange): void {
    this.#to('unknown', change)
  }

  markCancelled(change: PrintJobChange): void {
    this.#to('cancelled', change)
  }

  /** Nothing of it was sent: it waits, with the reason. */
  backToQueue(change: PrintJobChange): void {
    this.#run({ ...change, to: 'queued', from: ['sending', 'queued'] })
  }

  /**
   * The operator wants it printed again. A first copy may exist, so the label is now a reprint and says so:
   * `copy` and `reprint` in its content count one up (R05).
   */
  printAgain(change: PrintJobChange): void {
    if (this.#again.run({ id: change.id, at: change.at }).changes !== 1) throw new Error(`print job ${change.id} is not unknown`)
  }

  /** What was on its way when the program ended: nobody knows whether it is on paper. Returns how many. */
  recoverAfterRestart(at: Instant, reason = 'restart'): number {
    return this.#orphans.run({ at, reason }).changes
  }

  #to(to: PrintJobState, change: PrintJobChange): void {
    this.#run({ ...change, to, from: sourcesOf(to) })
  }

  #run(change: PrintJobChange & { readonly to: PrintJobState; readonly from: readonly PrintJobState[] }): void {
    const { id, at, to } = change
    const { changes } = this.#change.run({ id, at, to, reason: change.reason ?? null, from: JSON.stringify(change.from) })
    if (changes !== 1) throw new Error(`print job ${id} cannot become ${to} from ${this.get(id)?.state ?? 'nothing'}`)
  }
}
