import { get } from '../../../../shared/commands/load.ts'
import { acknowledgeCase } from '../../../../shared/commands/tasks/acknowledge-case.ts'
import { closeCase } from '../../../../shared/commands/tasks/close-case.ts'
import { closeTask } from '../../../../shared/commands/tasks/close-task.ts'
import { completeEmergencyRequest } from '../../../../shared/commands/testing/complete-emergency-request.ts'
import { recordLateCrossmatch } from '../../../../shared/commands/testing/record-late-crossmatch.ts'
import type { Refusal } from '../../../../shared/domain/refusal-code.ts'
import { ok, type Result } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import type { Documents } from '../../store/documents.ts'
import { latestSample } from '../testing/latest-sample.ts'
import { unitRow } from '../unit-rows.ts'
import { resultsOf } from './results-of.ts'

type Names = 'tasks.list' | 'tasks.counts' | 'tasks.close' | 'tasks.acknowledgeCase' | 'tasks.closeCase' | 'testing.recordLateCrossmatch' | 'testing.completeEmergencyRequest'

/** Closed ones that `all` still shows. */
const CLOSED = 100

export function tasksHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, db } = bench
  const name = (userId: string | null): string | null => (userId === null ? null : (documents.run(get('app_user', userId))?.name ?? userId))
  const about = (o: { readonly unitId: string | null; readonly patientId: string | null; readonly requestId: string | null }) => ({
    unit: o.unitId === null ? null : unitRow(db, o.unitId),
    patient: documents.run(get('patient', o.patientId)),
    requestNumber: documents.run(get('request', o.requestId))?.number ?? null
  })
  const ids = (table: 'task' | 'exception_case', all: boolean): string[] => {
    const open = db.prepare<[], { id: string }>(`SELECT id FROM ${table} WHERE state = 'open' ORDER BY due_at, id`).all()
    const closed = all ? db.prepare<[number], { id: string }>(`SELECT id FROM ${table} WHERE state <> 'open' ORDER BY closed_at DESC LIMIT ?`).all(CLOSED) : []
    return [...open, ...closed].map((row) => row.id)
  }
  return {
    'tasks.list': ({ all }) =>
      ok({
        tasks: ids('task', all).flatMap((id) => {
          const task = documents.run(get('task', id))
          return task === null ? [] : [{ ...task, ...about(task), results: task.state === 'open' ? resultsOf(bench, task) : [], closedByName: name(task.closedBy) }]
        }),
        cases: ids('exception_case', all).flatMap((id) => {
          const found = documents.run(get('exception_case', id))
          if (found === null) return []
          return [{ ...found, ...about(found), openedByName: name(found.openedBy) ?? '', acknowledgedByName: name(found.acknowledgedBy), closedByName: name(found.closedBy), countersignedByName: name(found.countersignedBy) }]
        })
      }),
    'tasks.counts': () => {
      const count = (table: string): { n: number; late: number } =>
        db.prepare<[string], { n: number; late: number }>(`SELECT count(*) AS n, coalesce(sum(due_at < ?), 0) AS late FROM ${table} WHERE state = 'open'`).get(bench.clock()) ?? { n: 0, late: 0 }
      const [tasks, cases] = [count('task'), count('exception_case')]
      return ok({ tasks: tasks.n, overdue: tasks.late, cases: cases.n, casesOverdue: cases.late })
    },
    'tasks.close': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'tasks.close', command: closeTask, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'tasks.acknowledgeCase': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'tasks.acknowledgeCase', command: acknowledgeCase, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'tasks.closeCase': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'tasks.closeCase', command: closeCase, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'testing.recordLateCrossmatch': ({ commandId, signature, ...input }, actor) => {
      const payload = (d: Documents): Result<unknown, Refusal> => ok({ ...input, sampleId: latestSample(d, d.run(get('task', input.taskId))?.patientId) })
      const result = runCommand(bench, { purpose: 'testing.recordLateCrossmatch', command: recordLateCrossmatch, commandId, payload, actor, signature })
      return result.ok ? ok({ caseOpened: result.value.documents.some((d) => d.entity === 'exception_case') }) : result
    },
    'testing.completeEmergencyRequest': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.completeEmergencyRequest', command: completeEmergencyRequest, commandId, payload, actor })
      return result.ok ? ok({}) : result
    }
  }
}
