import { GENESIS } from '../kernel/genesis.ts'
import type { Anchor } from './anchor.ts'
import type { AuditFields, BenchEntry, ChainHead, ServerEntry, Sha256 } from './chain-rules.ts'

/** First line of an export. */
export interface ExportHeader {
  readonly format: 'hemobench-audit'
  readonly version: 1
  readonly madeAt: string
  /** A server's export holds its own chain and its copies of all benches'; a bench's holds its own chain. */
  readonly by: 'server' | 'bench'
  /** Site or device. */
  readonly owner: string
}

const said = (e: AuditFields): AuditFields => ({
  at: e.at, deviceId: e.deviceId, actorId: e.actorId, actorName: e.actorName, secondId: e.secondId, secondName: e.secondName,
  action: e.action, subjects: e.subjects, detail: e.detail, commandId: e.commandId
})

/** Fields in one order, always: the verifier holds each line against the line it would have written itself. */
export const benchEntryLine = (e: BenchEntry): string => JSON.stringify({ seq: e.seq, ...said(e), prevHash: e.prevHash, hash: e.hash })
export const serverEntryLine = (e: ServerEntry): string => JSON.stringify({ seq: e.seq, ...said(e), digest: e.digest, hash: e.hash })

/** Before the entries of a chain; its head as the database knew it. */
export const chainLine = (chain: string, head: ChainHead): string => JSON.stringify({ chain, seq: head.seq, hash: head.hash })
export const anchorInExport = ({ at, chain, seq, hash, why }: Anchor): string => JSON.stringify({ anchor: { at, chain, seq, hash, why } })

/**
 * Writes an export line by line: header, anchors, then chain after chain. The last line holds a sum over all lines: it finds what was
 * damaged on the way; who forges on purpose is found by the chains and the anchors.
 */
export class ExportWriter {
  readonly #sha256: Sha256
  readonly #write: (line: string) => void
  #sum = GENESIS
  #lines = 0

  constructor(sha256: Sha256, write: (line: string) => void) {
    this.#sha256 = sha256
    this.#write = write
  }

  line(text: string): void {
    this.#sum = this.#sha256(this.#sum + text)
    this.#lines += 1
    this.#write(`${text}\n`)
  }

  header(header: ExportHeader, anchors: readonly Anchor[]): void {
    const { format, version, madeAt, by, owner } = header
    this.line(JSON.stringify({ format, version, madeAt, by, owner }))
    for (const anchor of anchors) this.line(anchorInExport(anchor))
  }

  /** @returns number of lines before this last one */
  end(): number {
    this.#write(`${JSON.stringify({ end: true, lines: this.#lines, sum: this.#sum })}\n`)
    return this.#lines
  }
}
