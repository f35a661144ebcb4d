import { z } from 'zod'
import { checkTaskResult, type TaskResult } from '../../domain/ops/task-result.ts'
import type { Task } from '../../domain/ops/task.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ taskId: z.string(), resultId: z.string().min(1) })
type Payload = z.infer<typeof payload>

/** Closes a task with the result that ends it. Without one there is no way to close it (domain.md §4.3). */
export const closeTask = defineCommand<Payload, { task: Task | null; found: TaskResult }>({
  name: 'tasks.closeTask',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: false,
  payload,
  *load(p) {
    return {
      task: yield* get('task', p.taskId),
      found: { crossmatch: yield* get('crossmatch', p.resultId), sample: yield* get('sample', p.resultId), request: yield* get('request', p.resultId) }
    }
  },
  decide({ task, found }, p, { now, actor }) {
    if (task === null) return err(refusal('tasks.task-unknown'))
    const stop = checkTaskResult(task, found)
    if (stop !== null) return err(stop)
    const about = [task.unitId === null ? null : `unit:${task.unitId}`, task.patientId === null ? null : `patient:${task.patientId}`].filter((s) => s !== null)
    return ok({
      puts: [change('task', task, { state: 'done', closedAt: now, closedBy: actor.userId, resultId: p.resultId })],
      labels: [],
      audit: { subjects: [`task:${task.id}`, ...about], detail: { task: task.kind, result: p.resultId } }
    })
  },
  // Two benches said so: once is enough.
  caseOf: ({ code }) => (code === 'tasks.task-done' ? 'no-case' : null)
})
