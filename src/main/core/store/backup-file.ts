import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { instant, type Instant } from '../../../shared/kernel/time.ts'

const pattern = /^bench-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/

/** Written beside each backup once it was read back whole. Holds no patient data, so it is not encrypted. */
export const backupNoteSchema = z.object({
  format: z.literal(1),
  at: z.string(),
  reason: z.enum(['scheduled', 'stop', 'asked']),
  bytes: z.number().int(),
  tookMs: z.number(),
  version: z.number().int(),
  auditEntries: z.number().int(),
  headHash: z.string(),
  outboxSeq: z.number().int(),
  deviceId: z.string(),
  incarnation: z.string(),
  /** What the database looked like when it was taken: equal = nothing changed since. */
  fingerprint: z.string()
})
export type BackupNote = z.infer<typeof backupNoteSchema>

export interface BackupFile {
  readonly name: string
  readonly at: Instant
  readonly bytes: number
  /** Null: never verified, or its size is not the verified one any more. */
  readonly note: BackupNote | null
}

/** File name of a backup taken at this instant; sorts by time. */
export function backupName(at: Instant): string {
  return `bench-${at.replaceAll(/[-:.]/g, '')}.db`
}

export const noteName = (name: string): string => `${name}.json`

/** Backups in a folder, newest first. Files of other names are nobody's business here. A folder that is not there has none. */
export function listBackups(folder: string): BackupFile[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap((name) => {
      const m = pattern.exec(name)
      if (m === null) return []
      const [, y, mo, d, h, mi, s, ms] = m.map(Number)
      const at = instant(Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s, ms))
      const bytes = statSync(join(folder, name)).size
      return [{ name, at, bytes, note: readNote(join(folder, noteName(name)), bytes) }]
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

function readNote(file: string, bytes: number): BackupNote | null {
  try {
    const note = backupNoteSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return note.bytes === bytes ? note : null
  } catch {
    return null
  }
}

/** What a backup that was cut short left behind. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (/^bench-\w+\.db\.part/.test(name)) rmSync(join(folder, name), { force: true })
}
