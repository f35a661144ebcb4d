import { describe, expect, test } from 'vitest'
import { checkTaskResult, type TaskResult } from './task-result.ts'
import type { Task } from './task.ts'

const task: Task = {
  id: 't', version: 1, kind: 'emergency-crossmatch', unitId: 'u', requestId: 'r', patientId: 'p', state: 'open', openedAt: '2026-11-22T06:00:00.000Z', openedBy: 'x', dueAt: '2026-11-22T10:00:00.000Z',
  closedAt: null, closedBy: null, resultId: null
}
const crossmatch: NonNullable<TaskResult['crossmatch']> = { id: 'c', version: 1, requestId: 'r', sampleId: 's', patientId: 'p', unitId: 'u', method: 'gel-card', major: 'compatible', minor: 'compatible', testedBy: 'x', checkedBy: 'y', testedAt: '2026-11-22T06:30:00.000Z' }
const sample: NonNullable<TaskResult['sample']> = { id: 's', version: 1, number: 'S', patientId: 'p', requestId: 'r', collectedAt: '', receivedAt: '', receivedBy: 'x', state: 'accepted', rejectReason: null, abo: 'O', rhd: 'pos', groupedBy: 'x', antibodyScreen: null }
const request: NonNullable<TaskResult['request']> = { id: 'r', version: 2, number: 'R', patientId: 'p', componentClass: 'red-cells', quantity: 2, quantityUnit: 'U', issuedQuantity: 2, requestedBy: 'x', requestedAt: '', state: 'approved', consentSigned: true, approvedByRole: null }
const none: TaskResult = { crossmatch: null, sample: null, request: null }
const code = (kind: Task['kind'], found: Partial<TaskResult>, o: Partial<Task> = {}): string | null => checkTaskResult({ ...task, ...o, kind }, { ...none, ...found })?.code ?? null

describe('R18 a task ends by its result and by nothing else', () => {
  test('R18 each kind ends by its own result', () => {
    expect(code('emergency-crossmatch', { crossmatch })).toBeNull()
    expect(code('emergency-grouping', { sample })).toBeNull()
    expect(code('emergency-request-completion', { request })).toBeNull()
  })

  test.each<[string, Task['kind'], Partial<TaskResult>]>([
    ['nothing', 'emergency-crossmatch', {}],
    ['nothing at all', 'emergency-grouping', {}]
  ])('R18 %s ends nothing', (_what, kind, found) => expect(code(kind, found)).toBe('tasks.result-missing'))

  test.each<[string, Task['kind'], Partial<TaskResult>]>([
    ['a sample', 'emergency-crossmatch', { sample }],
    ['another bag', 'emergency-crossmatch', { crossmatch: { ...crossmatch, unitId: 'v' } }],
    ['another person', 'emergency-crossmatch', { crossmatch: { ...crossmatch, patientId: 'q' } }],
    ['an older result', 'emergency-crossmatch', { crossmatch: { ...crossmatch, testedAt: '2026-11-22T05:59:59.000Z' } }],
    ['a cross-match', 'emergency-grouping', { crossmatch }],
    ['another person\'s tube', 'emergency-grouping', { sample: { ...sample, patientId: 'q' } }],
    ['a rejected tube', 'emergency-grouping', { sample: { ...sample, state: 'rejected' } }],
    ['no ABO', 'emergency-grouping', { sample: { ...sample, abo: null } }],
    ['no RhD', 'emergency-grouping', { sample: { ...sample, rhd: null } }],
    ['a tube', 'emergency-request-completion', { sample }],
    ['another request', 'emergency-request-completion', { request: { ...request, id: 'o' } }],
    ['no approval', 'emergency-request-completion', { request: { ...request, state: 'submitted' } }],
    ['no consent', 'emergency-request-completion', { request: { ...request, consentSigned: false } }]
  ])('R18 %s does not end it', (_what, kind, found) => expect(code(kind, found)).toBe('tasks.result-unfit'))

  test('R18 a task that is done stays as it is', () => expect(code('emergency-crossmatch', { crossmatch }, { state: 'done' })).toBe('tasks.task-done'))
})
