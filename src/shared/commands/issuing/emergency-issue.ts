import { z } from 'zod'
import { appearanceDefects } from '../../domain/issuing/appearance.ts'
import { checkEpoch } from '../../domain/issuing/check-epoch.ts'
import { checkEmergency, groupOf } from '../../domain/issuing/check-emergency.ts'
import { checkAppearance } from '../../domain/issuing/check-issue.ts'
import type { Issue } from '../../domain/issuing/issue.ts'
import type { Policy } from '../../domain/ops/policy.ts'
import type { Task, TaskKind } from '../../domain/ops/task.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { needsCrossmatch } from '../../domain/stock/component-class.ts'
import { isRhdMatched } from '../../domain/stock/compatibility.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { provisionalPatient } from '../../domain/testing/provisional-patient.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import { err, ok } from '../../kernel/result.ts'
import { addHours } from '../../kernel/time.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects, type Put } from '../effects.ts'
import { find } from '../load.ts'
import { loadEmergency, type EmergencyDocuments } from './load-emergency.ts'
import { caseOf } from '../tasks/case-of.ts'
import { caseOfIssue, gone, isConflict } from './record-issue.ts'

const payload = z.object({
  unitId: z.string(),
  scannedSelfNumber: z.string(),
  scannedDin: z.string(),
  /** As in an ordinary issue (issue-unit). */
  epoch: z.number().int().nullable(),
  entry: z.enum(['scanned', 'typed']),
  appearance: z.enum(['good', ...appearanceDefects]).nullable(),
  /** `unknown`: nobody knows who it is. The id is made by the window, so that further bags go to the same provisional person. */
  patient: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), patientId: z.string() }),
    z.object({ kind: z.literal('unknown'), patientId: z.uuid(), sex: z.enum(['male', 'female', 'unknown']) })
  ]),
  reason: z.string().trim().min(1).max(200),
  /** Physician who asks for the blood before the tests (domain.md §4.3: physician-signed). */
  authoriser: z.string().trim().min(1).max(60),
  rhdReason: z.string().trim().min(1).max(200).nullable()
})
type Payload = z.infer<typeof payload>

interface Documents extends EmergencyDocuments {
  /** Open tasks of the person. */
  readonly tasks: readonly Task[]
  readonly requests: readonly BloodRequest[]
  readonly issues: readonly Issue[]
}

/**
 * 紧急发血: blood leaves before sample, cross-match, consent and approval. It is never held up by what is missing, only by what
 * is wrong; what is missing becomes tasks in the same transaction, which nothing but the results can close (domain.md §4.3, §8.12).
 */
export const emergencyIssue = defineCommand<Payload, Documents>({
  name: 'issuing.emergencyIssue',
  version: 2,
  kind: 'fact',
  offline: 'held-only',
  capability: 'issue',
  secondPerson: true,
  payload,
  *load(p) {
    const { patientId } = p.patient
    return {
      ...(yield* loadEmergency(p.unitId, patientId)),
      tasks: yield* find('task', { patientId, state: 'open' }),
      requests: yield* find('request', { patientId }),
      issues: yield* find('issue', { unitId: p.unitId })
    }
  },
  decide(documents, p, context) {
    const { unit, patient } = documents
    const { now, second, deviceId } = context
    const stop = checkEmergency({ ...documents, rhdReason: p.rhdReason, now }) ?? checkAppearance(p.appearance)
    if (stop !== null) return err(stop)
    if (unit === null || second === null) return err(refusal('issuing.unit-unknown'))
    if (patient === null && p.patient.kind === 'known') return err(refusal('emergency.patient-unknown'))
    if (p.scannedSelfNumber !== unit.selfNumber || p.scannedDin !== unit.din) {
      return err(refusal('issuing.bag-of-other-label', { number: p.scannedSelfNumber, din: p.scannedDin }))
    }
    const state = nextUnitState(unit.state, 'issue')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    const { puts, issueId, ...rest } = handedOver(documents, { ...p, unit, conflict: false }, context)
    // An emergency is not held up by authority that moved meanwhile, but somebody has to look (design §5).
    const moved = checkEpoch(unit, p.epoch)
    const about = { unitId: unit.id, requestId: null, patientId: p.patient.patientId, finding: `issuing.emergencyIssue ${moved?.code ?? ''} din=${unit.din} epoch=${p.epoch ?? '—'} now=${unit.epoch}` }
    return ok({
      ...rest,
      puts: [
        ...puts,
        // Two people with the bag in hand: where another bench held it, that is a take-over in sight (design §5).
        change('unit', unit, { state, issueId, ...(unit.holder === deviceId ? {} : { holder: deviceId, epoch: unit.epoch + 1, recallBy: null }) }),
        ...(moved === null ? [] : [caseOf('old-epoch-issue', about, context)])
      ]
    })
  },
  caseOf: caseOfIssue,
  /** The bag is with the patient: person, paper and what is owed afterwards are written as in an emergency that no rule stood against. */
  record(documents, p, context) {
    const { unit, issues } = documents
    if (unit === null) return null
    const { puts, issueId, ...rest } = handedOver(documents, { ...p, unit, conflict: isConflict(issues) }, context)
    return { ...rest, puts: [...puts, ...gone({ unit, issues, issueId, deviceId: context.deviceId })] }
  },
  upcast: { 1: (old) => ({ ...(old as object), epoch: null, entry: 'typed' }) }
})

/** Everything an emergency leaves behind but the bag's own state. */
function handedOver(documents: Documents, p: Payload & { readonly unit: Unit; readonly conflict: boolean }, context: CommandContext): Effects & { readonly issueId: string } {
  const { patient, policy } = documents
  const { unit, conflict } = p
  const { now, actor, second, newId } = context
  const person = patient ?? provisionalPatient(p.patient.patientId, p.patient.kind === 'unknown' ? p.patient.sex : 'unknown')
  const id = newId()
  const request = provisionalRequest(documents, unit, { patientId: person.id, authoriser: p.authoriser, context })
  const group = groupOf(documents)
  const followUp = openTasks({ tasks: documents.tasks, unit, patientId: person.id, grouped: group.abo !== null && group.rhd !== null, policy, requestId: request.id, newRequest: request.isNew, context })
  const rhdReason = isRhdMatched(unit.componentClass) && unit.rhd === 'pos' && group.rhd !== 'pos' ? p.rhdReason : null
  return {
    issueId: id,
    puts: [
      ...(patient === null ? [create('patient', person)] : []),
      request.put,
      create('issue', {
        id, unitId: unit.id, requestId: request.id, patientId: person.id, crossmatchId: null, issuedBy: actor.userId, checkedBy: second?.userId ?? '', issuedAt: now,
        returnedAt: null, returnReason: null, emergency: true, emergencyReason: p.reason, authoriser: p.authoriser, unknownPatient: p.patient.kind === 'unknown', rhdReason, conflict
      }),
      ...followUp
    ],
    labels: [],
    audit: {
      subjects: [`issue:${id}`, `unit:${unit.id}`, `request:${request.id}`, `patient:${person.id}`, ...followUp.map((put) => `task:${put.doc.id}`)],
      detail: { number: unit.selfNumber, din: unit.din, epoch: p.epoch ?? unit.epoch, emergency: true, reason: p.reason, authoriser: p.authoriser, unknownPatient: p.patient.kind === 'unknown', rhdReason, tasks: followUp.length, conflict }
    }
  }
}

interface RequestOf {
  readonly id: string
  readonly isNew: boolean
  readonly put: Put
}

/** The paper comes later: one provisional request for each component of an emergency, growing with its bags until it is completed. */
function provisionalRequest(documents: Documents, unit: Unit, o: { readonly patientId: string; readonly authoriser: string; readonly context: CommandContext }): RequestOf {
  const waiting = documents.tasks.flatMap((t) => (t.kind === 'emergency-request-completion' ? [t.requestId] : []))
  const open = documents.requests.find((r) => waiting.includes(r.id) && r.componentClass === unit.componentClass && r.quantityUnit === unit.quantityUnit)
  if (open !== undefined) {
    const fields = { quantity: open.quantity + unit.quantity, issuedQuantity: open.issuedQuantity + unit.quantity }
    return { id: open.id, isNew: false, put: change('request', open, fields) }
  }
  const id = o.context.newId()
  const put = create('request', {
    id, number: `EM-${id.replaceAll('-', '').slice(-10).toUpperCase()}`, patientId: o.patientId, componentClass: unit.componentClass, quantity: unit.quantity, quantityUnit: unit.quantityUnit,
    issuedQuantity: unit.quantity, requestedBy: o.authoriser, requestedAt: o.context.now, state: 'submitted', consentSigned: false, approvedByRole: null
  })
  return { id, isNew: true, put }
}

interface TasksOf {
  readonly tasks: readonly Task[]
  readonly unit: Unit
  readonly patientId: string
  readonly grouped: boolean
  readonly policy: Policy
  readonly requestId: string
  readonly newRequest: boolean
  readonly context: CommandContext
}

function openTasks({ tasks, unit, patientId, grouped, policy, requestId, newRequest, context }: TasksOf): Put[] {
  const { now, actor, newId } = context
  const open = (kind: TaskKind, unitId: string | null, hours: number): Put =>
    create('task', {
      id: newId(), kind, unitId, requestId, patientId, state: 'open', openedAt: now, openedBy: actor.userId, dueAt: addHours(now, hours), closedAt: null, closedBy: null, resultId: null
    })
  const grouping = !grouped && !tasks.some((t) => t.kind === 'emergency-grouping')
  return [
    ...(needsCrossmatch[unit.componentClass] ? [open('emergency-crossmatch', unit.id, policy.emergencyTestHours)] : []),
    ...(grouping ? [open('emergency-grouping', null, policy.emergencyTestHours)] : []),
    ...(newRequest ? [open('emergency-request-completion', null, policy.emergencyRequestHours)] : [])
  ]
}
