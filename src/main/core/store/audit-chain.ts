import { benchHash, type BenchEntry } from '../../../shared/audit/chain-rules.ts'
import { GENESIS } from '../../../shared/kernel/genesis.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { sha256 } from './sha256.ts'

export interface AuditInput {
  readonly at: string
  readonly deviceId: string
  readonly actorId: string
  readonly actorName: string
  readonly secondId: string | null
  readonly secondName: string | null
  readonly action: string
  readonly subjects: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
  readonly commandId: string | null
}

export interface AuditRow {
  seq: number; at: string; device_id: string; actor_id: string; actor_name: string; second_id: string | null; second_name: string | null
  action: string; subjects: string; detail: string; command_id: string | null; prev_hash: string; hash: string
}

/** A row under the names that the rules, the wire and the export have. */
export function toEntry(r: AuditRow): BenchEntry {
  return {
    seq: r.seq, at: r.at, deviceId: r.device_id, actorId: r.actor_id, actorName: r.actor_name, secondId: r.second_id, secondName: r.second_name,
    action: r.action, subjects: r.subjects, detail: r.detail, commandId: r.command_id, prevHash: r.prev_hash, hash: r.hash
  }
}

/** By the one rule that bench, server and verifier share (src/shared/audit/chain-rules.ts). */
export const hashOf = (row: Omit<AuditRow, 'hash'>): string => benchHash(sha256, toEntry({ ...row, hash: '' }))

/** Appends to the bench's audit chain. Call it inside the transaction whose doing it records. */
export class AuditChain {
  readonly #last
  readonly #insert
  readonly #subject

  constructor(db: WritableDatabase) {
    this.#last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')
    this.#insert = db.prepare(`INSERT INTO audit_entry (seq, at, device_id, actor_id, actor_name, second_id, second_name, action, subjects, detail, command_id, prev_hash, hash)
      VALUES (@seq, @at, @device_id, @actor_id, @actor_name, @second_id, @second_name, @action, @subjects, @detail, @command_id, @prev_hash, @hash)`)
    this.#subject = db.prepare('INSERT OR IGNORE INTO audit_subject (subject, seq) VALUES (?, ?)')
  }

  append(entry: AuditInput): void {
    const last = this.#last.get()
    const row = {
      seq: (last?.seq ?? 0) + 1, at: entry.at, device_id: entry.deviceId, actor_id: entry.actorId, actor_name: entry.actorName,
      second_id: entry.secondId, second_name: entry.secondName, action: entry.action, subjects: JSON.stringify(entry.subjects),
      detail: JSON.stringify(entry.detail), command_id: entry.commandId, prev_hash: last?.hash ?? GENESIS
    }
    this.#insert.run({ ...row, hash: hashOf(row) })
    for (const subject of entry.subjects) this.#subject.run(subject, row.seq)
  }
}

export interface ChainReport {
  readonly ok: boolean
  readonly entries: number
  /** First entry that does not fit: changed, moved, or with one missing before it. */
  readonly brokenAt: number | null
  /** Compare with an anchor kept elsewhere: only that shows entries cut off at the end. */
  readonly headHash: string
}

/** Walks the chain from its first entry. Reads row by row, so memory stays flat. */
export function verifyChain(db: ReadableDatabase): ChainReport {
  let entries = 0
  let hash = GENESIS
  for (const row of db.prepare('SELECT * FROM audit_entry ORDER BY seq').iterate() as IterableIterator<AuditRow>) {
    entries += 1
    if (row.seq !== entries || row.prev_hash !== hash || hashOf(row) !== row.hash) return { ok: false, entries, brokenAt: row.seq, headHash: hash }
    hash = row.hash
  }
  return { ok: true, entries, brokenAt: null, headHash: hash }
}
