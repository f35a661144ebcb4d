import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { toMs, type Instant } from '../../../shared/kernel/time.ts'
import { backupName, listBackups, noteName, removeLeftovers, type BackupFile, type BackupNote } from './backup-file.ts'
import { backupsToDelete } from './backup-rotation.ts'
import type { ReadableDatabase } from './database.ts'
import { runStoreTask, type RunningTask } from './run-store-task.ts'
import type { BackupProblem } from './write-backup.ts'

const HOUR_MS = 3_600_000
const LOOK_EVERY_MS = 10 * 60_000
const OVERDUE_HOURS = 24
/** Bytes in a millisecond, written and read back: measured 60,000 and more; taken until this disk has shown its own speed. */
const USUAL_SPEED = 50_000
/** Room that a backup must leave on its disk. */
const SPARE_BYTES = 100 * 1024 * 1024

export interface BackupsOptions {
  readonly file: string
  readonly key: string
  readonly db: ReadableDatabase
  /** The folder that backups go to; read anew each time, because it is a setting. */
  readonly folder: () => string
  readonly freeBytes: (folder: string) => number
  readonly workerPath: string
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
  readonly onChange: () => void
  /** Hours between two backups, and one at a clean stop. Null: only on demand. */
  readonly everyHours: number | null
}

export interface BackupTrouble {
  readonly code: BackupProblem['code'] | 'overdue' | 'cancelled'
  readonly detail: string
  readonly at: Instant
}

interface Running {
  readonly task: RunningTask<Result<BackupNote, BackupProblem>>
  readonly part: string
  readonly bytes: number
  readonly done: Promise<Result<BackupFile, BackupTrouble>>
}

/** Copies of the store: on a schedule and at a clean stop when something changed, and on demand. One at a time. */
export class Backups {
  readonly #o: BackupsOptions
  #running: Running | null = null
  #trouble: BackupTrouble | null = null
  #timer: NodeJS.Timeout | null = null
  #newest: { readonly folder: string; readonly file: BackupFile | null } | null = null

  constructor(options: BackupsOptions) {
    this.#o = options
  }

  /** Looks every ten minutes whether one is due. The first look comes after the start is over. */
  start(): void {
    if (this.#o.everyHours === null) return
    this.#timer = setInterval(() => this.#ifDue(), LOOK_EVERY_MS)
    this.#timer.unref()
    setTimeout(() => this.#timer !== null && this.#ifDue(), 30_000).unref()
  }

  /** Newest first. */
  list(): BackupFile[] {
    return listBackups(this.#o.folder())
  }

  /** What went wrong last, or that nothing good was written for a day though the store changed. */
  trouble(): BackupTrouble | null {
    if (this.#trouble !== null || this.#o.everyHours === null) return this.#trouble
    const newest = this.newest()
    if (newest === null || toMs(this.#o.clock()) - toMs(newest.at) < OVERDUE_HOURS * HOUR_MS || !this.changed()) return null
    return { code: 'overdue', detail: newest.at, at: this.#o.clock() }
  }

  /** Bytes written and about to be written, while one runs. */
  progress(): { readonly done: number; readonly total: number } | null {
    if (this.#running === null) return null
    const size = statSync(this.#running.part, { throwIfNoEntry: false })?.size ?? 0
    return { done: Math.min(size, this.#running.bytes), total: this.#running.bytes }
  }

  newest(): BackupFile | null {
    const folder = this.#o.folder()
    if (this.#newest?.folder !== folder) this.#newest = { folder, file: listBackups(folder).find((b) => b.note !== null) ?? null }
    return this.#newest.file
  }

  /** Whether anything was written since the newest good backup. */
  changed(): boolean {
    return this.newest()?.note?.fingerprint !== this.#fingerprint()
  }

  /** Writes one now; asked while one runs, it answers with that one. */
  run(reason: BackupNote['reason']): Promise<Result<BackupFile, BackupTrouble>> {
    return this.#running?.done ?? this.#begin(reason)
  }

  /**
   * The backup of a clean stop. One that would take longer than `limitMs` is not begun: SQLite cannot be interrupted in
   * the middle of it, and the shell kills a core that does not end. One that takes longer all the same is left behind; what
   * it has written is cleared away by the next.
   */
  async stop(limitMs: number): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    if (this.#running === null && (this.#o.everyHours === null || !this.changed())) return
    const expectedMs = Math.round(statSync(this.#o.file).size / this.#speed())
    if (this.#running === null && expectedMs > limitMs) return this.#o.log('backup.too-long-for-stop', { expectedMs, limitMs })
    const limit = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), limitMs).unref())
    const ended = await Promise.race([this.run('stop'), limit])
    if (ended !== 'late' || this.#running === null) return
    this.#o.log('backup.given-up', { limitMs })
    const { task, done } = this.#running
    const cancelled = task.cancel().then(() => done)
    await Promise.race([cancelled, new Promise((resolve) => setTimeout(resolve, 300).unref())])
  }

  #speed(): number {
    const note = this.newest()?.note ?? null
    return note === null || note.tookMs < 100 ? USUAL_SPEED : note.bytes / note.tookMs
  }

  #ifDue(): void {
    const newest = this.newest()
    const due = newest === null || toMs(this.#o.clock()) - toMs(newest.at) >= (this.#o.everyHours ?? Infinity) * HOUR_MS
    if (due && this.changed()) void this.run('scheduled')
  }

  #begin(reason: BackupNote['reason']): Promise<Result<BackupFile, BackupTrouble>> {
    const { file, key, workerPath, clock } = this.#o
    const folder = this.#o.folder()
    const at = clock()
    const name = backupName(at)
    const bytes = statSync(file).size
    try {
      mkdirSync(folder, { recursive: true })
      if (this.#o.freeBytes(folder) < bytes + SPARE_BYTES) return Promise.resolve(this.#fail({ code: 'disk-full', detail: `${Math.ceil((bytes + SPARE_BYTES) / 1e6)} MB`, at }))
    } catch (error) {
      return Promise.resolve(this.#fail({ code: 'failed', detail: String(error), at }))
    }
    const task = runStoreTask(workerPath, { kind: 'backup', order: { source: file, key, folder, name, at, reason, fingerprint: this.#fingerprint() } })
    const done = this.#finish(task, { folder, name, at })
    this.#running = { task, part: join(folder, `${name}.part`), bytes, done }
    this.#o.onChange()
    return done
  }

  async #finish(task: Running['task'], { folder, name, at }: { folder: string; name: string; at: Instant }): Promise<Result<BackupFile, BackupTrouble>> {
    let result: Result<BackupFile, BackupTrouble>
    try {
      const answer = await task.result
      if (answer.ok) {
        const made = { name, at, bytes: answer.value.bytes, note: answer.value }
        this.#trouble = null
        this.#rotate(folder, at)
        this.#o.log('backup.written', { name, bytes: made.bytes, ms: answer.value.tookMs, auditEntries: answer.value.auditEntries })
        result = ok(made)
      } else {
        result = this.#fail({ ...answer.error, at })
      }
    } catch (error) {
      removeLeftovers(folder)
      result = this.#fail({ code: 'cancelled', detail: String(error), at })
    }
    this.#newest = null
    this.#running = null
    this.#o.onChange()
    return result
  }

  #rotate(folder: string, now: Instant): void {
    const old = backupsToDelete(listBackups(folder).map((b) => ({ name: b.name, at: b.at, verified: b.note !== null })), now)
    for (const name of old) for (const file of [name, noteName(name)]) rmSync(join(folder, file), { force: true })
  }

  #fail(trouble: BackupTrouble): Result<never, BackupTrouble> {
    this.#trouble = trouble
    this.#o.log('backup.failed', { code: trouble.code, detail: trouble.detail })
    return err(trouble)
  }

  /** Audit chain, print queue and settings: nothing of the bench is written without one of them. */
  #fingerprint(): string {
    const { db } = this.#o
    const head = db.prepare<[], { hash: string }>('SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
    const print = db.prepare<[], { at: string | null; n: number }>('SELECT max(updated_at) AS at, count(*) AS n FROM print_job').get()
    const settings = db.prepare('SELECT key, value FROM setting ORDER BY key').all()
    return createHash('sha256').update(JSON.stringify([head?.hash ?? '', print ?? null, settings])).digest('hex')
  }
}
