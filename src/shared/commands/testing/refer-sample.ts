import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { hasLeft } from '../../domain/stock/unit-state.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import type { ReferenceReferral } from '../../domain/testing/reference-referral.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { findOne, get } from '../load.ts'
import { samplesOf } from './samples-of.ts'

const payload = z.object({ referralId: z.string(), number: z.string().trim().min(1).max(40), requestId: z.string(), reason: z.string().trim().min(1).max(200), unitIds: z.array(z.string()).min(1).max(20) })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sameNumber: ReferenceReferral | null
  readonly request: BloodRequest | null
  readonly samples: readonly Sample[]
  readonly units: readonly (Unit | null)[]
}

/** R07: the newest tube of a patient and bags go to the station to be matched. Nothing is lifted by asking. */
export const referSample = defineCommand<Payload, Documents>({
  name: 'testing.referSample',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'test',
  secondPerson: false,
  payload,
  *load(p) {
    const request = yield* get('request', p.requestId)
    const units: (Unit | null)[] = []
    for (const id of p.unitIds) units.push(yield* get('unit', id))
    return { sameNumber: yield* findOne('reference_referral', { number: p.number }), request, samples: yield* samplesOf(request?.patientId ?? null), units }
  },
  decide({ sameNumber, request, samples, units }, p, { now, actor }) {
    if (sameNumber !== null) return err(refusal('references.number-taken', { number: p.number }))
    if (request === null) return err(refusal('issuing.request-unknown'))
    const sample = samples.at(-1)
    if (sample === undefined || sample.state === 'rejected') return err(refusal('references.no-sample', { request: request.number }))
    for (const unit of units) {
      if (unit === null) return err(refusal('stock.unit-unknown'))
      if (hasLeft(unit.state)) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    }
    return ok({
      puts: [create('reference_referral', { id: p.referralId, number: p.number, patientId: request.patientId, requestId: request.id, sampleId: sample.id, sampleNumber: sample.number, sampleCollectedAt: sample.collectedAt, reason: p.reason, unitIds: [...new Set(p.unitIds)], state: 'open', createdAt: now, createdBy: actor.userId, courier: null, handedAt: null, handedBy: null })],
      labels: [],
      audit: { subjects: [`referral:${p.referralId}`, `patient:${request.patientId}`, ...p.unitIds.map((id) => `unit:${id}`)], detail: { number: p.number, sample: sample.number, bags: p.unitIds.length } }
    })
  }
})
