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

/**
 * Self-numbers passed over in each open block when a bench finds itself on an older image: as many labels may have been
 * printed since the image was taken, and their numbers must not come again (R06). A day of a busy laboratory is less than 200.
 */
export const SKIP_NUMBERS = 500

const anchorSchema = z.object({ auditSeq: z.number().int(), headHash: z.string(), incarnation: z.string(), keyCheck: z.string() })
const markSchema = z.object({ image: z.string(), at: z.string(), skipNumbers: z.number().int().min(0) })
export type RestoreMark = z.infer<typeof markSchema>

export const anchorFile = (dataDir: string): string => join(dataDir, 'bench.anchor.json')
/** Written by the restore command; taken away once the bench has recognised the image. */
export const restoreMarkFile = (dataDir: string): string => join(dataDir, 'bench.restored.json')

const RESTORED = 'restored'
const restoredSchema = z.object({ at: z.string(), imageAt: z.string() })

/** When this bench last found itself on an older image, and when the last entry of that image was written; or null. */
export function lastRestore(settings: Settings): z.infer<typeof restoredSchema> | null {
  return restoredSchema.nullable().parse(JSON.parse(settings.get(RESTORED) ?? 'null'))
}

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
 * Moves the newest block of each range and year on, past its end where need be: a block that was leased after the image was
 * taken began there. Older blocks with numbers left are closed.
 */
function skipNumbers(db: WritableDatabase, layer: string, count: number): void {
  const end = '(SELECT r."end" FROM number_range r WHERE r.id = b.range_id)'
  const newest = 'b.last = (SELECT max(o.last) FROM number_block o WHERE o.range_id = b.range_id AND o.year IS b.year)'
  db.prepare(`UPDATE ${layer}_number_block AS b SET next = last + 1, version = version + 1 WHERE next <= last AND NOT (${newest})`).run()
  db.prepare(
    `UPDATE ${layer}_number_block AS b SET next = min(${end} + 1, next + :count), last = max(last, min(${end}, next + :count - 1)), version = version + 1 WHERE ${newest}`
  ).run({ count })
}

/**
 * A bench whose database came from an old image repeats outbox sequence numbers that others may have seen already
 * (design §5). It therefore gets a new `incarnation`, and the audit chain says so. Recognised by the restore command's mark,
 * or because the chain is shorter than, or another than, the one whose head was anchored beside the database.
 * Open number blocks are moved on past what may have been printed since. Returns true when it was one. Call it after migration, before any command.
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
    const skipped = mark?.skipNumbers ?? SKIP_NUMBERS
    for (const layer of ['base', 'local']) skipNumbers(db, layer, skipped)
    const last = db.prepare<[], { seq: number | null; at: string | null }>('SELECT seq, at FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
    settings.set(RESTORED, JSON.stringify({ at: now, imageAt: last?.at ?? now }))
    const deviceId = settings.get('deviceId') ?? ''
    new AuditChain(db).append({
      at: now, deviceId, actorId: 'system', actorName: 'Hemobench', secondId: null, secondName: null, action: 'ops.restored', subjects: [`device:${deviceId}`],
      detail: { recognisedBy: mark === null ? 'anchor' : 'restore-command', image: mark?.image ?? '', imageAuditSeq: last?.seq ?? 0, anchoredAuditSeq: anchor?.auditSeq ?? 0, numbersSkipped: skipped, previousIncarnation: previous ?? '', incarnation },
      commandId: null
    })
  }).immediate()
  if (previous === null || restored || anchor === null) writeAnchor(db, { dataDir, key })
  rmSync(restoreMarkFile(dataDir), { force: true })
  return restored
}
