import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreConfig } from '../../../shared/ipc/link.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { checkPages } from './check-pages.ts'
import { openWritable, type WritableDatabase } from './database.ts'
import { migrate, type MigrationProblem } from './migrate.ts'
import { markOpen } from './open-mark.ts'
import { anchorFile, isKnownKey, recogniseImage, writeAnchor } from './recognise-image.ts'
import { runStoreTask } from './run-store-task.ts'
import { detailOf, isCorrupt, isDiskFull } from './sqlite-problem.ts'
import type { StoreGuard } from './store-guard.ts'

/** quick_check takes 5 ms per MB: up to this size it is done before the start, above it in a thread beside the work. */
const CHECK_AT_ONCE_BYTES = 8 * 1024 * 1024

export type StoreProblem =
  | MigrationProblem
  /** Pages are damaged: restore a backup, salvage the rest. */
  | { readonly code: 'store.corrupt'; readonly detail: string }
  /** The database was here before and is gone. An empty one must not silently take its place. */
  | { readonly code: 'store.missing'; readonly detail: string }
  /** No room to open or migrate: nothing was changed. */
  | { readonly code: 'store.disk-full'; readonly detail: string }

export interface OpenedStore {
  readonly file: string
  readonly db: WritableDatabase
  readonly from: number
  readonly to: number
  /**
   * Notes the head of the audit chain beside the database, so that an older image copied into its place by hand is recognised also when this
   * process dies. Called every minute: only an image of the last minute looks like the database itself.
   */
  readonly anchor: () => void
  readonly close: () => void
}

interface Options {
  readonly config: Pick<CoreConfig, 'dataDir' | 'databaseKey'>
  readonly guard: StoreGuard
  readonly workerPath: string
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
}

const whatToDo = 'Do not delete anything. Run "npm run -s salvage" on the file, then "npm run -s restore" with the newest backup.'

/**
 * Opens the store, or says why it must not be worked with. After an unclean stop every page is read: at once when that takes
 * no longer than a blink, otherwise in a thread while the bench already works; damage found there closes the bench for commands.
 */
export function openStore(options: Options): Result<OpenedStore, StoreProblem> {
  const { dataDir, databaseKey: key } = options.config
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'bench.db')
  if (!existsSync(file) && existsSync(anchorFile(dataDir))) return err({ code: 'store.missing', detail: `${file} is gone. ${whatToDo}` })
  const mark = markOpen(dataDir)
  let db: WritableDatabase | null = null
  try {
    db = openWritable(file, key)
    const large = statSync(file).size > CHECK_AT_ONCE_BYTES
    if (mark.unclean && !large) {
      const { problem, tookMs } = checkPages(file, key)
      options.log('store.checked', { tookMs, problem: problem ?? '' })
      if (problem !== null) return damaged(db, problem)
    }
    const migrated = migrate(db, file)
    if (!migrated.ok) {
      db.close()
      return migrated.error.code === 'store.unreadable' && isKnownKey(dataDir, key) ? damagedFile(migrated.error.detail) : migrated
    }
    if (recogniseImage(db, { dataDir, key, now: options.clock() })) options.log('store.restored-image', {})
    else writeAnchor(db, { dataDir, key })
    const store = db
    const check = mark.unclean && large ? checkBeside(options, file) : null
    let anchored = -1
    const anchor = (): void => {
      if (!store.open || options.guard.state === 'corrupt') return
      try {
        const { seq } = store.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM audit_entry').get() ?? { seq: 0 }
        if (seq === anchored) return
        writeAnchor(store, { dataDir, key })
        anchored = seq
      } catch (error) {
        // A full disk: the note is of a minute ago then, and commands are refused anyway.
        options.log('store.not-anchored', { detail: detailOf(error) })
      }
    }
    const close = (): void => {
      if (!store.open) return
      void check?.cancel()
      // A damaged store is not left as "cleanly stopped": the next start looks again.
      const sound = options.guard.state !== 'corrupt'
      if (sound) writeAnchor(store, { dataDir, key })
      store.close()
      if (sound && (check === null || check.done())) mark.markClosed()
    }
    return ok({ file, db, from: migrated.value.from, to: migrated.value.to, anchor, close })
  } catch (error) {
    if (!isCorrupt(error)) {
      db?.close()
      if (isDiskFull(error)) return err({ code: 'store.disk-full', detail: `${detailOf(error)}. Free disk space, then start again.` })
      throw error
    }
    // A wrong key looks like a damaged first page: only a key that was used here before makes it damage.
    const problem = damaged(db, detailOf(error))
    return isKnownKey(dataDir, key) ? problem : err({ code: 'store.unreadable', detail: detailOf(error) })
  }
}

function checkBeside({ config, guard, workerPath, log }: Options, file: string) {
  guard.checking()
  let read = false
  const task = runStoreTask(workerPath, { kind: 'check', file, key: config.databaseKey })
  task.result.then(
    ({ problem, tookMs }) => {
      log('store.checked', { tookMs, problem: problem ?? '' })
      read = true
      if (problem === null) guard.checkedOk()
      else guard.corrupt(problem)
    },
    (error: unknown) => {
      log('store.check-failed', { detail: String(error) })
      guard.checkedOk()
    }
  )
  /** Whether all pages were read by now; if not, the next start does it. */
  return { done: () => read, cancel: task.cancel }
}

function damaged(db: WritableDatabase | null, detail: string): Result<never, StoreProblem> {
  try {
    db?.close()
  } catch {
    // Closing writes the log back; on a damaged file that may fail too, and the file is evidence now.
  }
  return damagedFile(detail)
}

function damagedFile(detail: string): Result<never, StoreProblem> {
  return err({ code: 'store.corrupt', detail: `${detail}. ${whatToDo}` })
}
