import { GENESIS } from '../kernel/genesis.ts'
import type { Anchor } from './anchor.ts'
import { readChainName } from './chain-name.ts'
import { benchHash, serverDigest, serverHash, type BenchEntry, type ServerEntry, type Sha256 } from './chain-rules.ts'
import { checkAnchors, type ReadChain } from './check-anchors.ts'
import type { ExportHeader } from './export-lines.ts'
import type { Finding, FindingCode } from './finding.ts'
import { readExportLine } from './read-export-line.ts'

export interface VerifyReport {
  readonly ok: boolean
  readonly header: ExportHeader | null
  readonly chains: readonly { readonly name: string; readonly entries: number; readonly headHash: string }[]
  readonly entries: number
  /** Anchors by whether the chain is theirs; `given`: from outside the export. */
  readonly anchors: { readonly given: number; readonly fitting: number; readonly elsewhere: number }
  readonly findings: readonly Finding[]
  /** All of them; `findings` holds the first hundred. */
  readonly found: number
  readonly notes: readonly string[]
}

const SHOWN = 100

interface OpenChain {
  readonly name: string
  readonly owner: string
  readonly kind: 'server' | 'bench'
  readonly claimed: { readonly seq: number; readonly hash: string }
  readonly line: number
  readonly hashes: Map<number, string>
  readonly restored: { seq: number; at: string }[]
  entries: number
  seq: number
  hash: string
  own: boolean
}

/**
 * Checks an export line by line, with nothing but SHA-256: no database, no key, no network. Memory does not grow with the chain. After a
 * finding it goes on from what stands there, so one changed entry is one finding and not a thousand.
 */
export class ExportVerifier {
  readonly #sha256: Sha256
  readonly #given: readonly Anchor[]
  readonly #anchors: Anchor[]
  readonly #wanted = new Set<number>()
  readonly #findings: Finding[] = []
  readonly #chains: OpenChain[] = []
  #header: ExportHeader | null = null
  #chain: OpenChain | null = null
  #line = 0
  #sum = GENESIS
  #ended = false
  #entries = 0
  #found = 0

  /** @param given anchors kept elsewhere: worth more than those in the export, which came with it */
  constructor(sha256: Sha256, given: readonly Anchor[] = []) {
    this.#sha256 = sha256
    this.#given = given
    this.#anchors = [...given]
    for (const { seq } of given) this.#wanted.add(seq)
  }

  /** The next line, without its end. */
  line(text: string): void {
    this.#line += 1
    if (this.#ended) return this.#find('file.cut', { detail: 'lines after the end' })
    const read = readExportLine(text)
    if (read?.kind === 'end') return this.#end(read)
    this.#sum = this.#sha256(this.#sum + text)
    if (this.#line === 1) {
      if (read?.kind !== 'header') return this.#find('file.not-an-export')
      this.#header = read.header
      return
    }
    if (read === null || read.kind === 'header') return this.#find('file.line-unreadable', { detail: text.slice(0, 60) })
    if (read.kind === 'anchor') {
      this.#anchors.push(read.anchor)
      this.#wanted.add(read.anchor.seq)
    } else if (read.kind === 'chain') this.#open(read)
    else this.#entry(read.entry, read.canonical)
  }

  /** After the last line. */
  report(): VerifyReport {
    this.#close()
    if (!this.#ended) this.#find('file.cut', { detail: 'no last line', line: null })
    const chains: readonly ReadChain[] = this.#chains.map((c) => ({ name: c.name, owner: c.owner, head: { seq: c.seq, hash: c.hash }, hashes: c.hashes, restored: c.restored }))
    const anchored = checkAnchors(chains, this.#anchors, this.#header?.by ?? 'bench')
    for (const finding of anchored.findings) this.#push(finding)
    const notes = [...anchored.notes]
    const bare = this.#chains.filter((c) => c.entries > 0 && !this.#anchors.some((a) => a.chain === c.name || a.chain.startsWith(`${c.name}:`)))
    if (bare.length > 0) notes.push(`no anchor for ${bare.map((c) => c.name).join(', ')}: entries cut off at the end could not be seen`)
    if (this.#anchors.length > 0 && this.#given.length === 0) notes.push('all anchors came with the export: give your own copy with --anchors')
    return {
      ok: this.#found === 0,
      header: this.#header,
      chains: this.#chains.map((c) => ({ name: c.name, entries: c.entries, headHash: c.hash })),
      entries: this.#entries,
      anchors: { given: this.#given.length, fitting: anchored.fitting, elsewhere: anchored.elsewhere },
      findings: this.#findings,
      found: this.#found,
      notes
    }
  }

  #open({ chain, seq, hash }: { readonly chain: string; readonly seq: number; readonly hash: string }): void {
    this.#close()
    const name = readChainName(chain)
    if (name === null || this.#chains.some((c) => c.name === chain)) return this.#find('file.line-unreadable', { detail: chain.slice(0, 80) })
    // A server's own chain is of its site; a bench's export holds the chain of that bench.
    if (name.owner !== this.#header?.owner && (name.kind === 'server' || this.#header?.by === 'bench')) this.#find('file.line-unreadable', { detail: `${chain.slice(0, 80)} in the export of ${this.#header?.owner ?? '?'}` })
    this.#chain = { name: chain, ...name, claimed: { seq, hash }, line: this.#line, hashes: new Map(), restored: [], entries: 0, seq: 0, hash: GENESIS, own: false }
    this.#chains.push(this.#chain)
  }

  #close(): void {
    const c = this.#chain
    this.#chain = null
    if (c === null) return
    if (c.claimed.seq !== c.seq || c.claimed.hash !== c.hash) this.#find('chain.cut', { seq: c.claimed.seq, detail: `its first line says ${c.claimed.seq} entries, ${c.seq} is the last one here`, line: c.line, chain: c.name })
    if (c.kind === 'bench' && c.entries > 0 && !c.own) this.#find('entry.foreign', { seq: c.seq, detail: `no entry of ${c.owner}`, line: c.line, chain: c.name })
  }

  #entry(entry: BenchEntry | ServerEntry, canonical: boolean): void {
    const c = this.#chain
    this.#entries += 1
    if (c === null) return this.#find('file.line-unreadable', { seq: entry.seq, detail: 'an entry outside any chain' })
    c.entries += 1
    const gap = entry.seq - c.seq - 1
    if (gap > 0) this.#find('entry.missing', { seq: entry.seq, detail: gap === 1 ? `${c.seq + 1}` : `${c.seq + 1} to ${entry.seq - 1}` })
    if (gap < 0) this.#find('entry.out-of-order', { seq: entry.seq, detail: `after ${c.seq}` })
    const { genuine, linked } = this.#judge(c, entry)
    if (!canonical || !genuine) this.#find('entry.changed', { seq: entry.seq, detail: entry.at })
    else if (gap === 0 && !linked) this.#find('entry.unlinked', { seq: entry.seq, detail: entry.at })
    if (c.kind === 'bench') {
      if (entry.deviceId === c.owner) c.own = true
      else if (c.own) this.#find('entry.foreign', { seq: entry.seq, detail: entry.deviceId })
    }
    c.seq = entry.seq
    c.hash = entry.hash
    if (this.#wanted.has(entry.seq)) c.hashes.set(entry.seq, entry.hash)
    if (entry.action === 'ops.restored') c.restored.push({ seq: entry.seq, at: entry.at })
  }

  /** genuine: the text is the one that was hashed. linked: the entry before is the one that stood before. */
  #judge(c: OpenChain, entry: BenchEntry | ServerEntry): { readonly genuine: boolean; readonly linked: boolean } {
    if ('prevHash' in entry) return { genuine: c.kind === 'bench' && entry.hash === benchHash(this.#sha256, entry), linked: entry.prevHash === c.hash }
    return { genuine: c.kind === 'server' && entry.digest === serverDigest(this.#sha256, entry), linked: entry.hash === serverHash(this.#sha256, c.hash, entry.digest) }
  }

  #end({ lines, sum }: { readonly lines: number; readonly sum: string }): void {
    this.#close()
    this.#ended = true
    if (lines !== this.#line - 1) this.#find('file.cut', { detail: `the last line says ${lines} lines, here are ${this.#line - 1}` })
    if (sum !== this.#sum) this.#find('file.sum-differs')
  }

  #find(code: FindingCode, more: Partial<Finding> = {}): void {
    this.#push({ code, chain: this.#chain?.name ?? null, seq: null, line: this.#line, detail: '', ...more })
  }

  #push(finding: Finding): void {
    this.#found += 1
    if (this.#findings.length < SHOWN) this.#findings.push(finding)
  }
}
