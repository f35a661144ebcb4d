import { GENESIS } from '../kernel/genesis.ts'

/** SHA-256 of the UTF-8 bytes of a text, as 64 small hex digits. Given by the caller: this folder stays free of any platform. */
export type Sha256 = (text: string) => string

/** What one entry of a chain says. `subjects` and `detail` are JSON texts, as hashed: the hash is over bytes, never over somebody's idea of JSON. */
export interface AuditFields {
  readonly at: string
  readonly deviceId: string
  readonly actorId: string
  readonly actorName: string
  readonly secondId: string | null
  readonly secondName: string | null
  readonly action: string
  readonly subjects: string
  readonly detail: string
  readonly commandId: string | null
}

/** One entry of a bench's chain, which carries the hash of the entry before. */
export interface BenchEntry extends AuditFields {
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
}

/** One entry of the server's chain. The hash before is that of the entry before; it is not written again. */
export interface ServerEntry extends AuditFields {
  readonly seq: number
  readonly digest: string
  readonly hash: string
}

/** Where a chain stands: what an anchor keeps of it. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

export const emptyHead: ChainHead = { seq: 0, hash: GENESIS }

const said = (e: AuditFields): readonly (string | null)[] => [e.at, e.deviceId, e.actorId, e.actorName, e.secondId, e.secondName, e.action, e.subjects, e.detail, e.commandId]

/** Bench: SHA-256 of the JSON array of the sequence, the ten fields in their order, and the hash before. */
export function benchHash(sha256: Sha256, entry: Omit<BenchEntry, 'hash'>): string {
  return sha256(JSON.stringify([entry.seq, ...said(entry), entry.prevHash]))
}

/** Server, first half: SHA-256 of the JSON array of the ten fields in their order. Needs nothing of the chain, so it is made outside the clock's lock. */
export function serverDigest(sha256: Sha256, entry: AuditFields): string {
  return sha256(JSON.stringify(said(entry)))
}

/**
 * Server, second half: SHA-256 of the hash before and the digest, as hex one after the other. The database computes the same under the
 * clock's lock (server/src/sync/commit-command.ts). The sequence needs no place in it: it is the number of hashes from the first one on.
 */
export function serverHash(sha256: Sha256, before: string, digest: string): string {
  return sha256(before + digest)
}
