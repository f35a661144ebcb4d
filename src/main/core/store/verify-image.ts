import { existsSync } from 'node:fs'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { verifyChain } from './audit-chain.ts'
import { openReadable } from './database.ts'
import { migrations } from './migrations/all.ts'
import { detailOf, isCorrupt } from './sqlite-problem.ts'

export interface ImageFacts {
  /** `user_version` of the database. */
  readonly version: number
  readonly auditEntries: number
  /** Hash of the last audit entry: what an anchor kept elsewhere is compared with. */
  readonly headHash: string
  readonly outboxSeq: number
  readonly deviceId: string
  readonly incarnation: string
}

export interface ImageProblem {
  readonly code: 'image.missing' | 'image.unreadable' | 'image.corrupt' | 'image.chain-broken' | 'image.from-the-future'
  readonly detail: string
}

/**
 * Whether a database file is whole: opens with the key, every page is read and authenticated (quick_check), the audit chain
 * fits from its first entry. Blocks for 5 ms per MB: call it in a thread of its own for anything but a small file.
 */
export function verifyImage(file: string, key: string): Result<ImageFacts, ImageProblem> {
  if (!existsSync(file)) return err({ code: 'image.missing', detail: file })
  let db: ReturnType<typeof openReadable> | null = null
  try {
    db = openReadable(file, key)
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > migrations.length) return err({ code: 'image.from-the-future', detail: `database version ${version}, this program knows ${migrations.length}` })
    const check = db.pragma('quick_check(1)', { simple: true })
    if (check !== 'ok') return err({ code: 'image.corrupt', detail: String(check) })
    const chain = verifyChain(db)
    if (!chain.ok) return err({ code: 'image.chain-broken', detail: `audit entry ${chain.brokenAt ?? '?'}` })
    const setting = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
    const outbox = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM outbox').get()
    return ok({
      version,
      auditEntries: chain.entries,
      headHash: chain.headHash,
      outboxSeq: outbox?.seq ?? 0,
      deviceId: setting.get('deviceId')?.value ?? '',
      incarnation: setting.get('incarnation')?.value ?? ''
    })
  } catch (error) {
    // On the first page a wrong key and damage look the same.
    return err({ code: isCorrupt(error) && !/NOTADB/.test(detailOf(error)) ? 'image.corrupt' : 'image.unreadable', detail: detailOf(error) })
  } finally {
    db?.close()
  }
}
