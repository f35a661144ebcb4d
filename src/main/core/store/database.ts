import Database from 'better-sqlite3-multiple-ciphers'

declare const writable: unique symbol

/** A connection that may only read: the queries of screens get this one. */
export type ReadableDatabase = Pick<Database.Database, 'prepare'>
/** The one writer of the bench. Only the store holds it. */
export type WritableDatabase = Database.Database & { readonly [writable]: true }

/**
 * Opens the encrypted database. Every page is encrypted (ChaCha20-Poly1305); `key` is 32 bytes as hex, so no password
 * derivation runs at start. WAL would come with synchronous=NORMAL, in which an acknowledged issue can be lost by a
 * power cut: FULL is set on each connection.
 */
export function openWritable(file: string, key: string): WritableDatabase {
  requireNodeApi()
  const db = new Database(file)
  unlock(db, key)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('busy_timeout = 5000')
  // The default checkpoint came every 80 commands in the middle of a batch; pages in the cache need no decrypting (ADR 0017).
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('cache_size = -32768')
  return db as WritableDatabase
}

export function openReadable(file: string, key: string): Database.Database {
  const db = new Database(file, { readonly: true })
  unlock(db, key)
  return db
}

function unlock(db: Database.Database, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('the database key is not 32 bytes of hex')
  db.pragma(`cipher = 'chacha20'`)
  db.pragma(`key = 'raw:${key}'`)
}

/** better-sqlite3 13 needs Node-API 10 and ends the process without a word on less. */
function requireNodeApi(): void {
  const version = Number(process.versions['napi'] ?? 0)
  if (version < 10) throw new Error(`core needs a runtime with Node-API 10 or newer; this one has ${version} (Node ${process.versions.node})`)
}
