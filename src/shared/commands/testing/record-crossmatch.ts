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
import { defineCommand, type CommandContext } from '../command.ts'
import { create, type Effects } from '../effects.ts'
import { get } from '../load.ts'
import { samplesOf } from './samples-of.ts'

const payload = z.object({
  requestId: z.string(),
  unitId: z.string(),
  method: z.enum(crossmatchMethods),
  major: z.enum(sideResults),
  minor: z.enum(sideResults),
  /** The tube that was on the bench. Elsewhere a newer one may have come meanwhile: this result is not about that. Null: not told (version 1). */
  sampleId: z.string().nullable()
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
  version: 2,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  upcast: { 1: (p) => ({ ...(p as object), sampleId: null }) },
  *load(p) {
    const request = yield* get('request', p.requestId)
    return {
      request,
      patient: yield* get('patient', request?.patientId ?? null),
      unit: yield* get('unit', p.unitId),
      samples: yield* samplesOf(request?.patientId ?? null),
      site: yield* get('site', 'site')
    }
  },
  decide({ request, patient, unit, samples, site }, p, context) {
    const { now } = context
    if (request === null || patient === null) return err(refusal('testing.request-unknown'))
    if (request.state !== 'approved') return err(refusal('testing.request-not-approved', { number: request.number }))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (unit.state !== 'in-stock' || isExpired(unit.expiresAt, now)) return err(refusal('testing.unit-unfit', { din: unit.din, state: unit.state }))
    const sample = samples.at(-1)
    if (sample === undefined) return err(refusal('testing.sample-unknown'))
    if (p.sampleId !== null && p.sampleId !== sample.id) return err(refusal('testing.sample-superseded', { number: sample.number }))
    if (sample.state === 'rejected') return err(refusal('testing.sample-rejected', { number: sample.number }))
    if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return err(refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours }))
    if (sample.abo === null || sample.rhd === null) return err(refusal('testing.sample-not-grouped', { number: sample.number }))
    if (p.major === 'compatible' && whyNot(unit, sample) !== null) return err(refusal('testing.group-incompatible', { recipient: sample.abo, recipientRhd: sample.rhd, donor: unit.abo, donorRhd: unit.rhd ?? '—' }))
    return ok(matched({ request, patient, unit, sample }, p, context))
  },
  /** Patient and bag had met already: a result that says no is news for the ward. */
  caseOf: (_stop, { unit }, p) => (unit?.state === 'issued' && (p.major === 'incompatible' || p.minor === 'incompatible') ? 'incompatible-late-crossmatch' : null),
  /** What was seen in the tube is kept with that tube: the rules of issue weigh it there. Only what the groups contradict is not written down as compatible. */
  record({ request, patient, unit, samples }, p, context) {
    const sample = samples.find((s) => s.id === p.sampleId)
    if (request === null || patient === null || unit === null || sample === undefined) return null
    return p.major === 'compatible' && whyNot(unit, sample) !== null ? null : matched({ request, patient, unit, sample }, p, context)
  }
})

interface Tested {
  readonly request: BloodRequest
  readonly patient: Patient
  readonly unit: Unit
  readonly sample: Sample
}

function matched({ request, patient, unit, sample }: Tested, p: Payload, { now, actor, second, newId }: CommandContext): Effects {
  const id = newId()
  const match = create('crossmatch', {
    id, requestId: request.id, sampleId: sample.id, patientId: patient.id, unitId: unit.id, method: p.method, major: p.major, minor: p.minor,
    testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
  })
  return { puts: [match], labels: [], audit: { subjects: [`crossmatch:${id}`, `unit:${unit.id}`, `request:${request.id}`], detail: { method: p.method, major: p.major, minor: p.minor } } }
}

/** Why the groups alone forbid it; an ungrouped tube forbids it too. */
function whyNot(unit: Unit, { abo, rhd }: Sample): ReturnType<typeof incompatibility> {
  return abo === null || rhd === null ? 'unknown' : incompatibility(unit.componentClass, { abo, rhd }, { abo: unit.abo, rhd: unit.rhd })
}
