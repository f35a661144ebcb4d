import { shanghaiText } from '../kernel/time.ts'
import { readChainName } from './chain-name.ts'
import type { ChainHead } from './chain-rules.ts'

/** Why the head was noted: the program came up, the day's note, a clean stop. */
export const anchorReasons = ['start', 'daily', 'stop'] as const
export type AnchorReason = (typeof anchorReasons)[number]

/**
 * The head of a chain, noted outside the database it lies in. Whoever rewrites or cuts the chain afterwards would have to rewrite this
 * file too, and every copy that somebody took of it.
 */
export interface Anchor extends ChainHead {
  readonly chain: string
  /** ISO, UTC, by the clock of who noted it. */
  readonly at: string
  readonly why: AnchorReason
}

export const ANCHOR_FILE = 'audit-anchors.jsonl'

/** One line of the file, with its end. Fields in this order. */
export const anchorLine = ({ at, chain, seq, hash, why }: Anchor): string => `${JSON.stringify({ at, chain, seq, hash, why })}\n`

/** Null: not an anchor (half a line after a power cut, another file). */
export function readAnchor(line: string): Anchor | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { at, chain, seq, hash, why } = value as Readonly<Record<string, unknown>>
  const reason = anchorReasons.find((r) => r === why)
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof chain !== 'string' || readChainName(chain) === null || typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return null
  if (typeof seq !== 'number' || !Number.isInteger(seq) || seq < 0 || reason === undefined) return null
  return { at, chain, seq, hash, why: reason }
}

/** The day in Shanghai, `2026-07-01`: the day of the house, not of Greenwich. */
export const houseDay = (at: string): string => shanghaiText(at).slice(0, 10)

/**
 * Whether the head is to be noted now. A start and a stop note what moved since; the daily note is one for each chain and day even when
 * nothing moved, since it says that on that day nothing was missing.
 */
export function isAnchorDue(last: Anchor | null, now: Anchor): boolean {
  if (last === null) return true
  const moved = last.seq !== now.seq || last.hash !== now.hash
  return now.why === 'daily' ? houseDay(last.at) !== houseDay(now.at) : moved
}

/** All anchors of a file's text in their order, and how many lines are none (at most the last should be: a power cut while it was written). */
export function readAnchors(text: string): { readonly anchors: readonly Anchor[]; readonly unreadable: number } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const anchors = lines.map(readAnchor).filter((anchor) => anchor !== null)
  return { anchors, unreadable: lines.length - anchors.length }
}
