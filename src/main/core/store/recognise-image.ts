import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Instant } from '../../../shared/kernel/time.ts'
import { AuditChain } from './audit-chain.ts'
import type { WritableDatabase } from './database.ts'
import { writeDurable } from './durable-file.ts'
import { Settings } from './settings.ts'

const anchorSchema = z.object({ auditSeq: z.number().int(), headHash: z.string(), incarnation: z.string(), keyCheck: z.string() })
const markSchema = z.object({ image: z.string(), at: z.string() })
export type RestoreMark = z.infer<typeof markSchema>

export const anchorFile = (dataDir: string): string => join(dataDir, 'bench.anchor.json')
/** Written by the restore command; taken away once the bench has recognised the image. */
export const restoreMarkFile = (dataDir: string): string => join(dataDir, 'bench.restored.json')

/** Says whether a key is the one that was used here, without saying anything about it: the key is 256 random bits. */
const keyCheck = (key: string): string => createHash('sha256').update(`hemobench key check ${key}`).digest('hex').slice(0, 16)

function read<T>(schema: z.ZodType<T>, file: string): T | null {
  if (!existsSync(file)) return null
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8') || 'null'))
  return parsed.success ? parsed.data : null
}

function readSafely<T>(schema: z.ZodType<T>, file: string): T | null {
  try {
    return read(schema, file)
  } catch {
    return null
  }
}

export function isKnownKey(dataDir: string, key: string): boolean {
  return readSafely(anchorSchema, anchorFile(dataDir))?.keyCheck === keyCheck(key)
}

/** Keeps the head of the audit chain outside the database, so that an older image put in its place is noticed. */
export function writeAnchor(db: WritableDatabase, { dataDir, key }: { readonly dataDir: string; readonly key: string }): void {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
  const incarnation = new Settings(db).get('incarnation') ?? ''
  writeDurable(anchorFile(dataDir), JSON.stringify({ auditSeq: head?.seq ?? 0, headHash: head?.hash ?? '', incarnation, keyCheck: keyCheck(key) }))
}

/**
 * A bench whose database came from an old image repeats outbox sequence numbers that others may have seen already
 * (design §5). It therefore gets a new `incarnation`, and the audit chain says so. Recognised by the restore command's mark,
 * or because the chain is shorter than, or another than, the one whose head was anchored beside the database.
 * Returns true when it was one. Call it after migration, before any command.
 */
export function recogniseImage(db: WritableDatabase, { dataDir, key, now }: { readonly dataDir: string; readonly key: string; readonly now: Instant }): boolean {
  const settings = new Settings(db)
  const anchor = readSafely(anchorSchema, anchorFile(dataDir))
  const mark = readSafely(markSchema, restoreMarkFile(dataDir))
  const known = anchor === null || anchor.auditSeq === 0 ? undefined : db.prepare<[number], { hash: string }>('SELECT hash FROM audit_entry WHERE seq = ?').get(anchor.auditSeq)
  const otherChain = anchor !== null && anchor.auditSeq > 0 && known?.hash !== anchor.headHash
  const previous = settings.get('incarnation')
  const restored = mark !== null || otherChain
  const incarnation = uuidv7()
  db.transaction(() => {
    if (previous === null || restored) settings.set('incarnation', incarnation)
    if (!restored) return
    const last = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM audit_entry').get()
    const deviceId = settings.get('deviceId') ?? ''
    new AuditChain(db).append({
      at: now, deviceId, actorId: 'system', actorName: 'Hemobench', secondId: null, secondName: null, action: 'ops.restored', subjects: [`device:${deviceId}`],
      detail: { recognisedBy: mark === null ? 'anchor' : 'restore-command', image: mark?.image ?? '', imageAuditSeq: last?.seq ?? 0, anchoredAuditSeq: anchor?.auditSeq ?? 0, previousIncarnation: previous ?? '', incarnation },
      commandId: null
    })
  }).immediate()
  if (previous === null || restored || anchor === null) writeAnchor(db, { dataDir, key })
  rmSync(restoreMarkFile(dataDir), { force: true })
  return restored
}
