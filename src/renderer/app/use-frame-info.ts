import type { OutputOf } from '../bridge/contract-types.ts'
import { useBenchQuery } from '../bridge/use-bench-query.ts'

export type FrameInfo = OutputOf<'ops.status'>

const empty: FrameInfo = { hospitalName: '', practice: false, version: '', authority: 'self', devices: [], diskOk: true, store: 'ok', backupTrouble: null, restored: null }

/** What the top bar shows. */
export function useFrameInfo(): FrameInfo {
  return useBenchQuery('ops.status', {}).data ?? empty
}
