import { added } from '../layered.ts'

/** Frozen: a change is a new migration. Who knows of a case; the tail of a block of numbers that was never given out. */
export const cases = added('exception_case', 'acknowledged_at TEXT') + added('exception_case', 'acknowledged_by TEXT') + added('number_block', 'retired_from INTEGER')
