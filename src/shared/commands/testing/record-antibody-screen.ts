import { z } from 'zod'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { antibodyScreenSchema, readScreen } from '../../domain/testing/antibody-screen.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'
import { get } from '../load.ts'

const payload = antibodyScreenSchema.pick({ sampleId: true, method: true, cells: true })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sample: Sample | null
  readonly patient: Patient | null
  readonly site: Site | null
}

/**
 * R31: antibody screen with cells I to III, two people sign (临床输血技术规范 art. 17, 18). The reactions decide the result.
 * A positive one stays with the patient for good: antibodies fade from the serum, not from the memory of the cells.
 */
export const recordAntibodyScreen = defineCommand<Payload, Documents>({
  name: 'testing.recordAntibodyScreen',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    const sample = yield* get('sample', p.sampleId)
    return { sample, patient: yield* get('patient', sample?.patientId ?? null), site: yield* get('site', 'site') }
  },
  decide({ sample, patient, site }, p, context) {
    const { now } = context
    if (sample === null || patient === null) return err(refusal('testing.sample-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (sample.state === 'rejected') return err(refusal('testing.sample-rejected', { number: sample.number }))
    if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return err(refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours }))
    return ok(screened({ sample, patient }, p, context))
  },
  /** What was seen is kept, and a positive result with the person for good. A negative one of a tube that counts no more clears nobody. */
  record({ sample, patient }, p, context) {
    if (sample === null || patient === null) return null
    const { puts, ...rest } = screened({ sample, patient }, p, context)
    return { ...rest, puts: puts.filter((put) => put.entity !== 'sample') }
  }
})

function screened({ sample, patient }: { readonly sample: Sample; readonly patient: Patient }, p: Payload, { now, actor, second, newId }: CommandContext): Effects {
  const result = readScreen(p.cells)
  const id = newId()
  return {
    puts: [
      create('antibody_screen', {
        id, sampleId: sample.id, patientId: patient.id, method: p.method, cells: p.cells, result, testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
      }),
      change('sample', sample, { antibodyScreen: result }),
      ...(result === 'positive' && !patient.antibodyHistory ? [change('patient', patient, { antibodyHistory: true })] : [])
    ],
    labels: [],
    audit: { subjects: [`screen:${id}`, `sample:${sample.id}`, `patient:${patient.id}`], detail: { number: sample.number, method: p.method, cells: p.cells.join(' '), result } }
  }
}
