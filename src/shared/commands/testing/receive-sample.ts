import { z } from 'zod'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { labelItems, rejectionReasons } from '../../domain/testing/sample-check.ts'
import { err, ok } from '../../kernel/result.ts'
import { toMs } from '../../kernel/time.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({
  sampleId: z.string(),
  number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
  requestId: z.string(),
  collectedAt: z.string(),
  rejectReason: z.string().trim().min(1).max(200).nullable(),
  /** Forward and reverse agree, read by the technician and the second person. Null: not grouped yet. */
  group: z.object({ abo: z.enum(aboGroups), rhd: z.enum(rhdTypes) }).nullable(),
  antibodyScreen: z.enum(['negative', 'positive']).nullable(),
  /** The full way: the tube's label was held against the request item by item. Absent: the simple way. */
  check: z.object({ labelFaults: z.array(z.enum(labelItems)), rejectionReason: z.enum(rejectionReasons).nullable() }).optional()
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sameNumber: Sample | null
  readonly request: BloodRequest | null
  readonly patient: Patient | null
  readonly site: Site | null
}

/**
 * R31, simple form: a tube comes in and is grouped, two people sign. A group that differs from the patient's history
 * is refused until someone found out why: never overwritten (domain.md §8.13).
 */
export const receiveSample = defineCommand<Payload, Documents>({
  name: 'testing.receiveSample',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    const request = yield* get('request', p.requestId)
    return {
      sameNumber: yield* findOne('sample', { number: p.number }),
      request,
      patient: yield* get('patient', request?.patientId ?? null),
      site: yield* get('site', 'site')
    }
  },
  decide({ sameNumber, request, patient, site }, p, context) {
    const { now } = context
    if (sameNumber !== null) return err(refusal('testing.sample-number-taken', { number: p.number }))
    if (request === null || patient === null) return err(refusal('testing.request-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (Number.isNaN(toMs(p.collectedAt)) || toMs(p.collectedAt) > toMs(now)) return err(refusal('testing.sample-collected-in-future', { number: p.number }))
    const rejected = p.rejectReason !== null
    // Label and request must agree before blood is drawn for it again (art. 13): no tube with a doubtful label is kept as good.
    if (!rejected && p.check !== undefined && p.check.labelFaults.length > 0) return err(refusal('testing.sample-label-faulty', { number: p.number }))
    if (p.check !== undefined && !rejected && p.check.rejectionReason !== null) return err(refusal('testing.rejection-unexplained', { number: p.number }))
    if (!rejected && isSampleTooOld(p.collectedAt, now, site.sampleMaxHours)) {
      return err(refusal('testing.sample-too-old', { number: p.number, maxHours: site.sampleMaxHours }))
    }
    const group = rejected ? null : p.group
    const differs = group !== null && patient.abo !== null && (patient.abo !== group.abo || patient.rhd !== group.rhd)
    if (differs) return err(refusal('testing.group-differs-from-history', { history: patient.abo ?? '—', historyRhd: patient.rhd ?? '—', found: group.abo, foundRhd: group.rhd }))
    return ok(taken({ request, patient }, p, context))
  },
  caseOf: ({ code }) => (code === 'testing.group-differs-from-history' ? 'group-differs-from-history' : null),
  /**
   * The tube is in the laboratory. It is written down without its group, so nothing is issued by it until somebody has looked; an
   * antibody stays with the person. A tube whose number is known is one tube, and its first record stands.
   */
  record({ sameNumber, request, patient }, p, context) {
    if (sameNumber !== null || request === null || patient === null) return null
    return taken({ request, patient }, { ...p, group: null }, context)
  }
})

function taken({ request, patient }: { readonly request: BloodRequest; readonly patient: Patient }, p: Payload, { now, actor, second }: CommandContext): Effects {
  const rejected = p.rejectReason !== null
  const group = rejected ? null : p.group
  const sample = create('sample', {
    id: p.sampleId, number: p.number, patientId: patient.id, requestId: request.id, collectedAt: p.collectedAt, receivedAt: now, receivedBy: actor.userId,
    state: rejected ? 'rejected' : 'accepted', rejectReason: p.rejectReason, abo: group?.abo ?? null, rhd: group?.rhd ?? null,
    groupedBy: group === null ? null : actor.userId, antibodyScreen: rejected ? null : p.antibodyScreen
  })
  const positive = !rejected && p.antibodyScreen === 'positive' && !patient.antibodyHistory
  const person = group === null && !positive ? [] : [change('patient', patient, { ...group, antibodyHistory: patient.antibodyHistory || positive })]
  const check = p.check === undefined ? [] : [create('sample_check', { id: p.sampleId, sampleId: p.sampleId, labelFaults: p.check.labelFaults, rejectionReason: p.check.rejectionReason, checkedAt: now, checkedBy: second?.userId ?? '' })]
  return {
    puts: [sample, ...person, ...check],
    labels: [],
    audit: { subjects: [`sample:${p.sampleId}`, `patient:${patient.id}`], detail: { number: p.number, rejected, grouped: group !== null, reason: p.check?.rejectionReason ?? null, labelFaults: p.check?.labelFaults.join(' ') ?? null } }
  }
}
