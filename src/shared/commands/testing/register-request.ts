import { z } from 'zod'
import { defaultPolicy, type Policy } from '../../domain/ops/policy.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { patientSchema, type Patient } from '../../domain/testing/patient.ts'
import { approverRoles } from '../../domain/testing/approver.ts'
import { requestSchema, type BloodRequest } from '../../domain/testing/request.ts'
import { checkApproval } from '../../domain/testing/volume-tier.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'
import { find, findOne, get } from '../load.ts'

const payload = z.object({
  requestId: z.string(),
  number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
  patient: patientSchema.omit({ id: true, version: true, abo: true, rhd: true }).extend({
    recordNumber: z.string().regex(/^[A-Z0-9-]{4,20}$/),
    name: z.string().min(1).max(60),
    birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
  }),
  componentClass: requestSchema.shape.componentClass,
  quantity: z.number().positive().max(10_000),
  quantityUnit: requestSchema.shape.quantityUnit,
  requestedBy: z.string().min(1).max(60),
  approved: z.boolean(),
  /** Whose signature approves it; it must be high enough for the volume of the patient's day (domain.md §3.1). */
  approvedByRole: z.enum(approverRoles).nullish(),
  consentSigned: z.boolean()
})
type Payload = z.infer<typeof payload>

/**
 * R18, simple form: a ward's request on paper is entered at the bench. The patient's group is never taken from paper:
 * it comes from a sample grouped here (临床输血技术规范 art. 15). The paper lies on the table, so entering it is a fact; the approval it
 * claims counts only where the rules allow it.
 */
export const registerRequest = defineCommand<Payload, { sameNumber: BloodRequest | null; patient: Patient | null; requests: BloodRequest[]; policy: Policy | null }>({
  name: 'testing.registerRequest',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: false,
  payload,
  *load(p) {
    const patient = yield* findOne('patient', { recordNumber: p.patient.recordNumber })
    return {
      sameNumber: yield* findOne('request', { number: p.number }),
      patient,
      requests: patient === null ? [] : yield* find('request', { patientId: patient.id }),
      policy: yield* get('policy', 'policy')
    }
  },
  decide({ sameNumber, patient, requests, policy }, p, context) {
    const { now } = context
    if (sameNumber !== null) return err(refusal('testing.request-number-taken', { number: p.number }))
    const approvedByRole = p.approved ? (p.approvedByRole ?? null) : null
    const tier = p.approved ? checkApproval({ policy: policy ?? defaultPolicy, requests, wanted: p, approvedByRole, now }) : null
    if (tier !== null) return err(tier)
    return ok(registered(patient, p, { ...context, approvedByRole }))
  },
  /**
   * Written down without the approval. Paper that another bench has entered too is kept under a number of its own and cancelled: what
   * was done on it still finds its patient, and nothing more is done on it.
   */
  record({ sameNumber, patient }, p, context) {
    const { puts, ...rest } = registered(patient, { ...p, approved: false }, { ...context, approvedByRole: null })
    if (sameNumber === null) return { ...rest, puts }
    const number = `${p.number}-${p.requestId.replaceAll('-', '').slice(-6).toUpperCase()}`
    return { ...rest, puts: puts.map((put) => (put.entity === 'request' ? { ...put, doc: { ...put.doc, number, state: 'cancelled' as const } } : put)) }
  }
})

function registered(patient: Patient | null, p: Payload, { now, newId, approvedByRole }: CommandContext & Pick<BloodRequest, 'approvedByRole'>): Effects {
  const patientId = patient?.id ?? newId()
  const person =
    patient === null
      ? create('patient', { id: patientId, ...p.patient, abo: null, rhd: null })
      : change('patient', patient, { ward: p.patient.ward, bed: p.patient.bed, antibodyHistory: patient.antibodyHistory || p.patient.antibodyHistory })
  const request = create('request', {
    id: p.requestId, number: p.number, patientId, componentClass: p.componentClass, quantity: p.quantity, quantityUnit: p.quantityUnit, issuedQuantity: 0,
    requestedBy: p.requestedBy, requestedAt: now, state: p.approved ? 'approved' : 'submitted', consentSigned: p.consentSigned, approvedByRole
  })
  return { puts: [person, request], labels: [], audit: { subjects: [`request:${p.requestId}`, `patient:${patientId}`], detail: { number: p.number, component: p.componentClass, quantity: p.quantity, approvedByRole } } }
}
