import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { durableRename, sync, writeDurable } from './durable-file.ts'
import { openBy } from './open-mark.ts'
import { restoreMarkFile, type RestoreMark } from './recognise-image.ts'
import { verifyImage, type ImageFacts, type ImageProblem } from './verify-image.ts'

export interface RestoreOrder {
  readonly from: string
  readonly dataDir: string
  readonly key: string
  /** Put it in the place of a database that is there; that one is kept aside. */
  readonly force: boolean
  readonly now: Instant
  /** Self-numbers to pass over in each open block: at least as many as labels were printed since the backup. */
  readonly skipNumbers: number
}

export type RestoreProblem = ImageProblem | { readonly code: 'restore.target-exists' | 'restore.bench-running'; readonly detail: string }

export interface Restored extends ImageFacts {
  /** Where the database went that was there before, or null. */
  readonly aside: string | null
}

/**
 * Puts a verified backup in the place of the bench's database. The image is copied beside its place and verified there
 * before anything is touched; then the database that was there gets a second name, its write-ahead log goes with it (left behind,
 * it would be replayed into the image), and the image takes its name in one rename. The mark makes the bench take a new incarnation
 * at its next start; it is written first, so that no cut in between goes unnoticed.
 */
export function restoreImage({ from, dataDir, key, force, now, skipNumbers }: RestoreOrder): Result<Restored, RestoreProblem> {
  const file = join(dataDir, 'bench.db')
  const pid = openBy(dataDir)
  if (pid !== null) return err({ code: 'restore.bench-running', detail: `process ${pid} works on ${dataDir}` })
  if (existsSync(file) && !force) return err({ code: 'restore.target-exists', detail: file })
  if (!existsSync(from)) return err({ code: 'image.missing', detail: from })
  mkdirSync(dataDir, { recursive: true })
  const copy = `${file}.restoring`
  copyFileSync(from, copy)
  sync(copy)
  const facts = verifyImage(copy, key)
  for (const end of ['-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
  if (!facts.ok) {
    rmSync(copy, { force: true })
    return err({ ...facts.error, detail: facts.error.detail.replaceAll(copy, from) })
  }
  const mark: RestoreMark = { image: basename(from), at: now, skipNumbers }
  writeDurable(restoreMarkFile(dataDir), JSON.stringify(mark))
  const aside = existsSync(file) ? `${file}.aside-${now.replaceAll(/[-:.]/g, '')}` : null
  if (aside !== null) linkSync(file, aside)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside ?? `${file}.lost`}-wal`)
  rmSync(`${file}-shm`, { force: true })
  durableRename(copy, file)
  return ok({ ...facts.value, aside })
}
