import type { Anchor } from './anchor.ts'
import { benchChain, readChainName } from './chain-name.ts'
import type { ChainHead } from './chain-rules.ts'
import type { Finding } from './finding.ts'

/** What is kept of a chain that was read: never its entries, so memory stays small however long it is. */
export interface ReadChain {
  readonly name: string
  readonly owner: string
  readonly head: ChainHead
  /** Hashes at the places that anchors ask for. */
  readonly hashes: ReadonlyMap<number, string>
  /** Entries that say: this database was put back from an older image. */
  readonly restored: readonly { readonly seq: number; readonly at: string }[]
}

export interface AnchorReport {
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
  readonly fitting: number
  /** Of chains that this export does not hold. */
  readonly elsewhere: number
}

const fits = (chain: ReadChain, anchor: Anchor): boolean => anchor.seq === 0 || chain.hashes.get(anchor.seq) === anchor.hash

/** The chains an anchor may speak of: the one of its name, else those of the same bench (its own file names no life, the server's copies do). */
function candidates(chains: readonly ReadChain[], anchor: Anchor, by: 'server' | 'bench'): readonly ReadChain[] {
  const exact = chains.filter((c) => c.name === anchor.chain)
  const name = readChainName(anchor.chain)
  if (exact.length > 0 || name?.kind !== 'bench') return exact
  if (by === 'server' && anchor.chain !== benchChain(name.owner)) return []
  return chains.filter((c) => c.owner === name.owner && readChainName(c.name)?.kind === 'bench')
}

type Judged = { readonly fits: true } | { readonly note: string } | { readonly finding: Finding }

function judge(among: readonly [ReadChain, ...ReadChain[]], anchor: Anchor): Judged {
  if (among.some((c) => fits(c, anchor))) return { fits: true }
  const [first] = among
  const exactCopy = first.name === anchor.chain && first.name !== benchChain(first.owner)
  const again = exactCopy ? undefined : among.flatMap((c) => c.restored).find((r) => r.seq <= anchor.seq && r.at >= anchor.at)
  if (again !== undefined) return { note: `${first.name}: put back from a backup at ${again.at} (entry ${again.seq}); what was written after that backup is not in this chain` }
  const length = Math.max(...among.map((c) => c.head.seq))
  // The bench's own note beside the server's copy: the copy may be behind, since the bench sends when it can.
  if (anchor.seq > length && first.name !== anchor.chain && anchor.chain === benchChain(first.owner)) return { note: `${anchor.chain}: the bench had ${anchor.seq} entries at ${anchor.at}, the server has ${length} of them` }
  return { finding: { code: anchor.seq > length ? 'chain.cut' : 'chain.rewritten', chain: anchor.chain, seq: anchor.seq, line: null, detail: `anchored ${anchor.at}, the chain has ${length} entries` } }
}

/**
 * Holds chains against heads that were noted elsewhere: only that finds entries cut off at the end, or a chain written anew from the
 * middle on. A bench that was put back from a backup says so in its chain (`ops.restored`): then what it had noted beyond that entry,
 * before that time, is told as a note and not as a finding. The server's copy of the former life still has those entries.
 */
export function checkAnchors(chains: readonly ReadChain[], anchors: readonly Anchor[], by: 'server' | 'bench'): AnchorReport {
  /** One a chain and code: the earliest place at which it differs. */
  const findings = new Map<string, Finding>()
  const notes = new Set<string>()
  let fitting = 0
  let elsewhere = 0
  for (const anchor of anchors) {
    const [first, ...rest] = candidates(chains, anchor, by)
    if (first === undefined) {
      elsewhere += 1
      // A server's export holds every chain the server ever anchored.
      if (by === 'server' && anchor.seq > 0) findings.set(anchor.chain, { code: 'chain.missing', chain: anchor.chain, seq: anchor.seq, line: null, detail: `anchored ${anchor.at}` })
      continue
    }
    const judged = judge([first, ...rest], anchor)
    if ('fits' in judged) fitting += 1
    else if ('note' in judged) notes.add(judged.note)
    else {
      const key = `${judged.finding.code} ${anchor.chain}`
      const known = findings.get(key)
      if (known === undefined || (known.seq ?? 0) > anchor.seq) findings.set(key, judged.finding)
    }
  }
  return { findings: [...findings.values()], notes: [...notes], fitting, elsewhere }
}
