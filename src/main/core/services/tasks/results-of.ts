import { find, get } from '../../../../shared/commands/load.ts'
import { checkTaskResult, type TaskResult } from '../../../../shared/domain/ops/task-result.ts'
import type { Task } from '../../../../shared/domain/ops/task.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext } from '../../bench-context.ts'

type Result = CallOutput<'tasks.list'>['tasks'][number]['results'][number]
const none: TaskResult = { crossmatch: null, sample: null, request: null }

/** What is on record already and would end the task: the command's own rule is asked, nothing is written. */
export function resultsOf({ documents }: BenchContext, task: Task): Result[] {
  const ends = (found: Partial<TaskResult>): boolean => checkTaskResult(task, { ...none, ...found }) === null
  switch (task.kind) {
    case 'emergency-crossmatch':
      return documents
        .run(find('crossmatch', { unitId: task.unitId, patientId: task.patientId }))
        .flatMap((m) => (ends({ crossmatch: m }) ? [{ id: m.id, label: `${m.major} / ${m.minor}`, at: m.testedAt }] : []))
    case 'emergency-grouping':
      return documents.run(find('sample', { patientId: task.patientId })).flatMap((s) => (ends({ sample: s }) ? [{ id: s.id, label: s.number, at: s.receivedAt }] : []))
    case 'emergency-request-completion': {
      const request = documents.run(get('request', task.requestId))
      return request !== null && ends({ request }) ? [{ id: request.id, label: request.number, at: request.requestedAt }] : []
    }
  }
}
