import type { Abo, Rhd } from '../stock/blood-group.ts'
import type { GroupingReactions, Reaction } from './reaction.ts'

/** Why a grouping has no result. Each asks a person to find out; none is resolved by the program. */
export const readingDiscrepancies = [
  'control-positive',
  'control-missing',
  'mixed-field',
  'hemolysis',
  'weak-forward',
  'weak-reverse',
  'reverse-missing',
  'o-cells-reactive',
  'forward-reverse-differ',
  'weak-d',
  'weak-d-contradicts'
] as const
export type ReadingDiscrepancy = (typeof readingDiscrepancies)[number]

export type GroupingReading =
  | { readonly kind: 'group'; readonly abo: Abo; readonly rhd: Rhd; readonly weakD: boolean }
  | { readonly kind: 'discrepancy'; readonly reasons: readonly ReadingDiscrepancy[] }

/** From which strength on a reaction is clear. Assumption, see docs/open-questions.md: reagents say 3+ forward, 2+ reverse. */
export const CLEAR_FORWARD = 3
export const CLEAR_REVERSE = 2

type Sign = 'neg' | 'pos' | 'weak' | 'mixed' | 'hemolysis'

function signOf(reaction: Reaction, clearFrom: number): Sign {
  if (reaction === '0') return 'neg'
  if (reaction === 'MF') return 'mixed'
  if (reaction === 'H') return 'hemolysis'
  return reaction !== 'w' && Number(reaction) >= clearFrom ? 'pos' : 'weak'
}

const aboOf = (a: Sign, b: Sign): Abo => (a === 'pos' ? (b === 'pos' ? 'AB' : 'A') : b === 'pos' ? 'B' : 'O')

/**
 * ABO and RhD from forward and reverse reactions (临床输血技术规范 art. 15). A group is said only when every reaction is
 * clear and all agree; anything weak, mixed or hemolysed is a discrepancy, never taken for negative.
 * Weak D needs its own antiglobulin test entered by a person; then the recipient counts as D negative and the donor as
 * D positive (domain.md §4.2). A recipient needs the reverse side; a bag does not.
 */
export function readGrouping({ forward, reverse }: GroupingReactions, as: 'recipient' | 'donor'): GroupingReading {
  const a = signOf(forward.antiA, CLEAR_FORWARD)
  const b = signOf(forward.antiB, CLEAR_FORWARD)
  const d = signOf(forward.antiD, CLEAR_FORWARD)
  const backward = reverse === null ? null : { a1: signOf(reverse.a1Cells, CLEAR_REVERSE), b: signOf(reverse.bCells, CLEAR_REVERSE), o: reverse.oCells }
  const signs = [a, b, d, ...(backward === null ? [] : [backward.a1, backward.b])]
  const reasons: ReadingDiscrepancy[] = []
  if (forward.control !== null && forward.control !== '0') reasons.push('control-positive')
  // With every serum positive nothing shows that the cells do not clump by themselves.
  if (forward.control === null && ![a, b, d].includes('neg')) reasons.push('control-missing')
  if (signs.includes('mixed') || reverse?.oCells === 'MF') reasons.push('mixed-field')
  if (signs.includes('hemolysis') || reverse?.oCells === 'H') reasons.push('hemolysis')
  if (a === 'weak' || b === 'weak') reasons.push('weak-forward')
  if (backward === null && as === 'recipient') reasons.push('reverse-missing')
  if (backward !== null) {
    if (backward.a1 === 'weak' || backward.b === 'weak') reasons.push('weak-reverse')
    if (backward.o !== '0') reasons.push('o-cells-reactive')
    if (isPlain(a, b, backward.a1, backward.b) && (a === backward.a1 || b === backward.b)) reasons.push('forward-reverse-differ')
  }
  const rhd = rhdOf(d, forward.weakD, as)
  if (rhd.reason !== null) reasons.push(rhd.reason)
  return reasons.length > 0 ? { kind: 'discrepancy', reasons } : { kind: 'group', abo: aboOf(a, b), rhd: rhd.rhd, weakD: rhd.weakD }
}

const isPlain = (...signs: readonly Sign[]): boolean => signs.every((s) => s === 'neg' || s === 'pos')

interface RhdReading {
  readonly rhd: Rhd
  readonly weakD: boolean
  readonly reason: 'weak-d' | 'weak-d-contradicts' | null
}

/** Mixed field and hemolysis are said by the caller; here they give no weak D. */
function rhdOf(d: Sign, weakD: 'positive' | 'negative' | null, as: 'recipient' | 'donor'): RhdReading {
  const plain: RhdReading = { rhd: d === 'pos' ? 'pos' : 'neg', weakD: false, reason: null }
  if (d === 'pos') return weakD === 'negative' ? { ...plain, reason: 'weak-d-contradicts' } : plain
  if (weakD === 'positive') return { rhd: as === 'donor' ? 'pos' : 'neg', weakD: true, reason: null }
  if (d === 'weak') return { ...plain, reason: weakD === null ? 'weak-d' : 'weak-d-contradicts' }
  return plain
}
