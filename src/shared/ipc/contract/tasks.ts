import { z } from 'zod'
import { exceptionCaseSchema } from '../../domain/ops/exception-case.ts'
import { taskSchema } from '../../domain/ops/task.ts'
import { crossmatchSchema } from '../../domain/testing/crossmatch.ts'
import { patientSchema } from '../../domain/testing/patient.ts'
import { commandId, nothing, signature, unitRow } from './rows.ts'

const about = {
  unit: unitRow.nullable(),
  patient: patientSchema.nullable(),
  requestNumber: z.string().nullable()
}

export const tasksCalls = {
  /** Open tasks and cases, the first due first; `all` adds the latest closed ones. */
  'tasks.list': {
    capability: 'look',
    input: z.object({ all: z.boolean() }),
    output: z.object({
      tasks: z.array(
        taskSchema.extend({
          ...about,
          /** Documents that would end the task now. */
          results: z.array(z.object({ id: z.string(), label: z.string(), at: z.string() })),
          closedByName: z.string().nullable()
        })
      ),
      cases: z.array(exceptionCaseSchema.extend({ ...about, openedByName: z.string(), acknowledgedByName: z.string().nullable(), closedByName: z.string().nullable(), countersignedByName: z.string().nullable() }))
    })
  },
  /** Numbers for the home page. */
  'tasks.counts': { capability: 'look', input: nothing, output: z.object({ tasks: z.number().int(), overdue: z.number().int(), cases: z.number().int(), casesOverdue: z.number().int() }) },
  'tasks.close': { capability: 'test', input: z.object({ commandId, taskId: z.string(), resultId: z.string().min(1) }), output: nothing },
  /** Somebody says that they know of it. The case stays open. */
  'tasks.acknowledgeCase': { capability: 'look', input: z.object({ commandId, caseId: z.string() }), output: nothing },
  'tasks.closeCase': { capability: 'test', input: z.object({ commandId, caseId: z.string(), conclusion: z.string().trim().min(1).max(500), signature }), output: nothing },
  'testing.recordLateCrossmatch': {
    capability: 'test',
    input: z.object({ commandId, taskId: z.string(), method: crossmatchSchema.shape.method, major: crossmatchSchema.shape.major, minor: crossmatchSchema.shape.minor, signature }),
    /** `caseOpened`: the result was incompatible. */
    output: z.object({ caseOpened: z.boolean() })
  },
  'testing.completeEmergencyRequest': {
    capability: 'test',
    input: z.object({
      commandId,
      taskId: z.string(),
      number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
      requestedBy: z.string().trim().min(1).max(60),
      consent: z.enum(['signed', 'head-approved']),
      consentBy: z.string().trim().min(1).max(60),
      patient: patientSchema.pick({ recordNumber: true, name: true, sex: true, birthDate: true, ward: true, bed: true }).nullable()
    }),
    output: nothing
  }
} as const
