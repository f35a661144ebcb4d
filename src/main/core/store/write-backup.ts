import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { noteName, removeLeftovers, type BackupNote } from './backup-file.ts'
import { openReadable } from './database.ts'
import { durableRename, sync, writeDurable } from './durable-file.ts'
import { detailOf, isCorrupt, isDiskFull } from './sqlite-problem.ts'
import { verifyImage } from './verify-image.ts'

export interface BackupOrder {
  readonly source: string
  readonly key: string
  readonly folder: string
  readonly name: string
  readonly at: string
  readonly reason: BackupNote['reason']
  readonly fingerprint: string
}

export type BackupFault = 'disk-full' | 'source-corrupt' | 'not-whole' | 'failed'
export interface BackupProblem {
  readonly code: BackupFault
  readonly detail: string
}

/**
 * Writes one encrypted copy and reads it back before it gets its name. `VACUUM INTO` reads one snapshot of the WAL on a
 * connection of its own: the writer goes on meanwhile (`backup()` starts over with every commit of another connection, and
 * knows no key for its target). Until the rename there is only `*.part`: a kill at any point leaves the older ones as they were.
 */
export function writeBackup(order: BackupOrder): Result<BackupNote, BackupProblem> {
  const { source, key, folder, name } = order
  const part = join(folder, `${name}.part`)
  const started = performance.now()
  let anchor: { seq: number; hash: string } | undefined
  try {
    mkdirSync(folder, { recursive: true })
    removeLeftovers(folder)
    const db = openReadable(source, key)
    try {
      anchor = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
      db.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`)
    } finally {
      db.close()
    }
    sync(part)
    const facts = verifyImage(part, key)
    if (!facts.ok) return discard(part, { code: 'not-whole', detail: `${facts.error.code} ${facts.error.detail}` })
    if (!holds(part, key, anchor)) return discard(part, { code: 'not-whole', detail: `audit entry ${anchor?.seq ?? 0} is not in the copy` })
    const { at, reason, fingerprint } = order
    const note: BackupNote = { format: 1, at, reason, bytes: statSync(part).size, tookMs: Math.round(performance.now() - started), ...facts.value, fingerprint }
    writeDurable(join(folder, noteName(name)), JSON.stringify(note))
    durableRename(part, join(folder, name))
    return ok(note)
  } catch (error) {
    const full = isDiskFull(error) || (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return discard(part, { code: full ? 'disk-full' : isCorrupt(error) ? 'source-corrupt' : 'failed', detail: detailOf(error) })
  }
}

/** Whether the entry that was last in the source before the copy began is in the copy, unchanged. */
function holds(part: string, key: string, anchor: { seq: number; hash: string } | undefined): boolean {
  if (anchor === undefined) return true
  const db = openReadable(part, key)
  try {
    return db.prepare<[number], { hash: string }>('SELECT hash FROM audit_entry WHERE seq = ?').get(anchor.seq)?.hash === anchor.hash
  } finally {
    db.close()
  }
}

function discard(part: string, problem: BackupProblem): Result<never, BackupProblem> {
  for (const file of [part, `${part}-journal`]) rmSync(file, { force: true })
  return err(problem)
}
