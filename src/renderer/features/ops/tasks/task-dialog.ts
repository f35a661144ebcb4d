import type { OutputOf } from '../../../bridge/contract-types.ts'
import type { VerdictModel } from '../../../kit/verdict/verdict-model.ts'

export type TaskRow = OutputOf<'tasks.list'>['tasks'][number]
export type CaseRow = OutputOf<'tasks.list'>['cases'][number]

export interface TaskDialogProps {
  readonly task: TaskRow
  /** The result is written; `verdict` says what it was. */
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}
