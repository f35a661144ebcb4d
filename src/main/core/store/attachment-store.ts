import { createHash } from 'node:crypto'
import type { WritableDatabase } from './database.ts'

/** Bytes of files that the server has too and a bench keeps all the same; the oldest go first, and are fetched again when somebody opens them. */
const KEPT_BYTES = 512 * 1024 * 1024

/** The bytes of files under their hash, in the bench's own database: encrypted like everything, and in its backups. */
export class AttachmentStore {
  readonly #db: WritableDatabase
  readonly #keptBytes: number

  constructor(db: WritableDatabase, keptBytes = KEPT_BYTES) {
    this.#db = db
    this.#keptBytes = keptBytes
  }

  /** @returns the SHA-256 in hex. `sent`: the server has them already. Once kept, they are known to be sent or not; again changes nothing but that. */
  keep(bytes: Uint8Array, { sent }: { readonly sent: boolean }): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    this.#db.prepare('INSERT INTO attachment_bytes (sha256, bytes, sent) VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET sent = max(sent, excluded.sent)').run(sha256, Buffer.from(bytes), sent ? 1 : 0)
    return sha256
  }

  dropUnnamed(sha256: string): void {
    this.#db.prepare('DELETE FROM attachment_bytes WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = attachment_bytes.sha256)').run(sha256)
  }

  /** Keeps what the server has given under a hash. @returns false when the bytes are of another one */
  keepAs(sha256: string, bytes: Uint8Array): boolean {
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false
    this.keep(bytes, { sent: true })
    this.#trim()
    return true
  }

  bytesOf(sha256: string): Uint8Array | null {
    return this.#db.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM attachment_bytes WHERE sha256 = ?').get(sha256)?.bytes ?? null
  }

  stateOf(sha256: string): 'absent' | 'here' | 'sent' {
    const row = this.#db.prepare<[string], { sent: number }>('SELECT sent FROM attachment_bytes WHERE sha256 = ?').get(sha256)
    return row === undefined ? 'absent' : row.sent === 1 ? 'sent' : 'here'
  }

  /** Hashes of what the server does not have yet and has heard of: the command that names them is no longer in the outbox. */
  unsent(): string[] {
    return this.#db.prepare<[], { sha256: string }>('SELECT b.sha256 FROM attachment_bytes b WHERE b.sent = 0 AND EXISTS (SELECT 1 FROM base_attachment a WHERE a.sha256 = b.sha256) ORDER BY b.sha256').all().map((r) => r.sha256)
  }

  markSent(sha256: string): void {
    this.#db.prepare('UPDATE attachment_bytes SET sent = 1 WHERE sha256 = ?').run(sha256)
    this.#trim()
  }

  /** Never what the server does not have. */
  #trim(): void {
    this.#db.prepare('DELETE FROM attachment_bytes WHERE rowid IN (SELECT id FROM (SELECT rowid AS id, sum(length(bytes)) OVER (ORDER BY rowid DESC) AS total FROM attachment_bytes WHERE sent = 1) WHERE total > ?)').run(this.#keptBytes)
  }
}
