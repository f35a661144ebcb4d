import { refusal, type Refusal } from '../refusal-code.ts'
import type { Crossmatch } from '../testing/crossmatch.ts'
import type { BloodRequest } from '../testing/request.ts'
import type { Sample } from '../testing/sample.ts'
import type { Task } from './task.ts'

/** The document that is said to end a task, whichever kind it is. All null: there is none with that id. */
export interface TaskResult {
  readonly crossmatch: Crossmatch | null
  readonly sample: Sample | null
  readonly request: BloodRequest | null
}

/**
 * Whether `found` ends the task: of the kind the task waits for, about the same bag, request and person, and finished.
 * Null when it does. There is no other way to close a task (domain.md §4.3: cannot close until the result is entered).
 */
export function checkTaskResult(task: Task, found: TaskResult): Refusal | null {
  if (task.state === 'done') return refusal('tasks.task-done')
  const { crossmatch, sample, request } = found
  if (crossmatch === null && sample === null && request === null) return refusal('tasks.result-missing', { task: task.kind })
  return endsTask(task, found) ? null : refusal('tasks.result-unfit', { task: task.kind })
}

function endsTask(task: Task, { crossmatch, sample, request }: TaskResult): boolean {
  switch (task.kind) {
    case 'emergency-crossmatch':
      return crossmatch !== null && crossmatch.unitId === task.unitId && crossmatch.patientId === task.patientId && crossmatch.testedAt >= task.openedAt
    case 'emergency-grouping':
      return sample !== null && sample.patientId === task.patientId && sample.state === 'accepted' && sample.abo !== null && sample.rhd !== null
    case 'emergency-request-completion':
      return request !== null && request.id === task.requestId && request.state === 'approved' && request.consentSigned
  }
}
