import { z } from 'zod'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { incompatibility } from '../../domain/stock/compatibility.ts'
import { isExpired } from '../../domain/stock/expiry.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { crossmatchMethods, sideResults } from '../../domain/testing/crossmatch.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  requestId: z.string(),
  unitId: z.string(),
  method: z.enum(crossmatchMethods),
  major: z.enum(sideResults),
  minor: z.enum(sideResults)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly request: BloodRequest | null
  readonly patient: Patient | null
  readonly unit: Unit | null
  readonly samples: Sample[]
  readonly site: Site | null
}

/** R31, simple form: result of one bag against the patient's latest sample; two people sign (临床输血技术规范 art. 18). */
export const recordCrossmatch = defineCommand<Payload, Documents>({
  name: 'testing.recordCrossmatch',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    const request = yield* get('request', p.requestId)
    return {
      request,
      patient: yield* get('patient', request?.patientId ?? null),
      unit: yield* get('unit', p.unitId),
      samples: request === null ? [] : yield* find('sample', { patientId: request.patientId }),
      site: yield* get('site', 'site')
    }
  },
  decide({ request, patient, unit, samples, site }, p, { now, actor, second, newId }) {
    if (request === null || patient === null) return err(refusal('testing.request-unknown'))
    if (request.state !== 'approved') return err(refusal('testing.request-not-approved', { number: request.number }))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (unit.state !== 'in-stock' || isExpired(unit.expiresAt, now)) return err(refusal('testing.unit-unfit', { din: unit.din, state: unit.state }))
    const sample = samples.at(-1)
    if (sample === undefined) return err(refusal('testing.sample-unknown'))
    if (sample.state === 'rejected') return err(refusal('testing.sample-rejected', { number: sample.number }))
    if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return err(refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours }))
    if (sample.abo === null || sample.rhd === null) return err(refusal('testing.sample-not-grouped', { number: sample.number }))
    const why = incompatibility(unit.componentClass, { abo: sample.abo, rhd: sample.rhd }, { abo: unit.abo, rhd: unit.rhd })
    if (why !== null && p.major === 'compatible') return err(refusal('testing.group-incompatible', { recipient: sample.abo, recipientRhd: sample.rhd, donor: unit.abo, donorRhd: unit.rhd ?? '—' }))
    const id = newId()
    const match = create('crossmatch', {
      id, requestId: request.id, sampleId: sample.id, patientId: patient.id, unitId: unit.id, method: p.method, major: p.major, minor: p.minor,
      testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
    })
    return ok({ puts: [match], labels: [], audit: { subjects: [`crossmatch:${id}`, `unit:${unit.id}`, `request:${request.id}`], detail: { method: p.method, major: p.major, minor: p.minor } } })
  }
})
