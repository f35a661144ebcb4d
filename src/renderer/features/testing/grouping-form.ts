import type { GroupingReactions, Reaction } from '../../../shared/domain/testing/reaction.ts'

export const forwardCells = ['antiA', 'antiB', 'antiD', 'control'] as const
export const reverseCells = ['a1Cells', 'bCells', 'oCells'] as const
export type GroupingCell = (typeof forwardCells)[number] | (typeof reverseCells)[number]
export type CellValues = Readonly<Partial<Record<string, Reaction>>>

/** The key of each reaction: `W` for ±, `M` for mixed field, `H` for hemolysis. */
export const reactionKeys: Readonly<Record<string, Reaction>> = { '0': '0', '1': '1', '2': '2', '3': '3', '4': '4', W: 'w', M: 'MF', H: 'H' }

/**
 * What was entered, once it is complete; null before. The control may be left out. A sample needs the reverse side; a bag
 * may have it, whole or not at all.
 */
export function toReactions(values: CellValues, weakD: 'positive' | 'negative' | null, subject: 'sample' | 'unit'): GroupingReactions | null {
  const { antiA, antiB, antiD, control, a1Cells, bCells, oCells } = values
  if (antiA === undefined || antiB === undefined || antiD === undefined) return null
  const forward = { antiA, antiB, antiD, control: control ?? null, weakD }
  if (a1Cells !== undefined && bCells !== undefined && oCells !== undefined) return { forward, reverse: { a1Cells, bCells, oCells } }
  const begun = a1Cells !== undefined || bCells !== undefined || oCells !== undefined
  return subject === 'sample' || begun ? null : { forward, reverse: null }
}

/** The weak D test is asked where anti-D is not clearly positive, and where it was entered already. */
export function asksWeakD(values: CellValues): boolean {
  return values['antiD'] !== undefined && values['antiD'] !== '3' && values['antiD'] !== '4'
}
