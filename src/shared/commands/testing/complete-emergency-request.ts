import { z } from 'zod'
import type { Task } from '../../domain/ops/task.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { patientSchema, type Patient } from '../../domain/testing/patient.ts'
import { isProvisional } from '../../domain/testing/provisional-patient.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({
  taskId: z.string(),
  /** Number of the paper that came afterwards. */
  number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
  requestedBy: z.string().trim().min(1).max(60),
  /** Signed by patient or family; or, with nobody to be reached, approved by the head of the hospital or a delegate (art. 21). */
  consent: z.enum(['signed', 'head-approved']),
  consentBy: z.string().trim().min(1).max(60),
  /** Who the provisional person was; null while nobody knows. */
  patient: patientSchema
    .pick({ sex: true, ward: true, bed: true })
    .extend({ recordNumber: z.string().regex(/^[A-Z0-9-]{4,20}$/), name: z.string().trim().min(1).max(60), birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })
    .nullable()
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly task: Task | null
  readonly request: BloodRequest | null
  readonly patient: Patient | null
  readonly sameNumber: BloodRequest | null
  readonly sameRecord: Patient | null
}

/**
 * Paper of an emergency, completed afterwards (事后补办). The volume tiers do not bind an emergency (domain.md §3.1). A record number that
 * belongs to somebody else already is refused: two people's records are never joined here (§8.13).
 */
export const completeEmergencyRequest = defineCommand<Payload, Documents>({
  name: 'testing.completeEmergencyRequest',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: false,
  payload,
  *load(p) {
    const task = yield* get('task', p.taskId)
    return {
      task,
      request: yield* get('request', task?.requestId ?? null),
      patient: yield* get('patient', task?.patientId ?? null),
      sameNumber: yield* findOne('request', { number: p.number }),
      sameRecord: p.patient === null ? null : yield* findOne('patient', { recordNumber: p.patient.recordNumber })
    }
  },
  decide({ task, request, patient, sameNumber, sameRecord }, p, { now, actor }) {
    if (task === null || task.kind !== 'emergency-request-completion') return err(refusal('tasks.task-unknown'))
    if (task.state === 'done') return err(refusal('tasks.task-done'))
    if (request === null || patient === null) return err(refusal('testing.request-unknown'))
    if (sameNumber !== null) return err(refusal('testing.request-number-taken', { number: p.number }))
    const named = p.patient !== null && isProvisional(patient) ? p.patient : null
    if (named !== null && sameRecord !== null) return err(refusal('emergency.record-taken', { record: named.recordNumber }))
    return ok({
      puts: [
        ...(named === null ? [] : [change('patient', patient, named)]),
        change('request', request, { number: p.number, requestedBy: p.requestedBy, state: 'approved', consentSigned: true }),
        change('task', task, { state: 'done', closedAt: now, closedBy: actor.userId, resultId: request.id })
      ],
      labels: [],
      audit: {
        subjects: [`task:${task.id}`, `request:${request.id}`, `patient:${patient.id}`],
        detail: { number: p.number, was: request.number, consent: p.consent, consentBy: p.consentBy, named: named !== null }
      }
    })
  },
  caseOf: ({ code }) => (code === 'tasks.task-done' ? 'no-case' : null)
})
