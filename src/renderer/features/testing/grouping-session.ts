import { createKeptStore } from '../../kit/bench/kept-store.ts'
import type { CellValues } from './grouping-form.ts'

/** Reactions read but not signed: survive leaving the screen. Belong to one person and one tube or bag. No patient data in it. */
export interface GroupingSession {
  readonly userId: string
  readonly subjectId: string
  readonly values: CellValues
  readonly weakD: 'positive' | 'negative' | null
}

export const emptyGrouping: GroupingSession = { userId: '', subjectId: '', values: {}, weakD: null }

export const groupingSession = createKeptStore<GroupingSession>('hemobench.grouping', emptyGrouping)
