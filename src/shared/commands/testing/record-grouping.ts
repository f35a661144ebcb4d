import { z } from 'zod'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { GroupingDiscrepancy } from '../../domain/testing/grouping.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import { groupingReactionsSchema } from '../../domain/testing/reaction.ts'
import { readGrouping } from '../../domain/testing/read-grouping.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ sampleId: z.string(), reactions: groupingReactionsSchema })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sample: Sample | null
  readonly patient: Patient | null
  readonly site: Site | null
}

/**
 * R31: ABO/RhD forward and reverse of a recipient's sample, read by rule, signed by two people (临床输血技术规范 art. 15, 18).
 * What was read is always kept. A discrepancy, or a group other than the patient's history, takes the group off the sample
 * and never touches the history (domain.md §8.13): cross-match and issue then stop by themselves. See ADR 0014.
 */
export const recordGrouping = defineCommand<Payload, Documents>({
  name: 'testing.recordGrouping',
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
  decide({ sample, patient, site }, p, { now, actor, second, newId }) {
    if (sample === null || patient === null) return err(refusal('testing.sample-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (sample.state === 'rejected') return err(refusal('testing.sample-rejected', { number: sample.number }))
    if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return err(refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours }))
    const reading = readGrouping(p.reactions, 'recipient')
    const found = reading.kind === 'group' ? reading : null
    const differs = found !== null && patient.abo !== null && (patient.abo !== found.abo || patient.rhd !== found.rhd)
    const discrepancies: readonly GroupingDiscrepancy[] = reading.kind === 'discrepancy' ? reading.reasons : differs ? ['differs-from-history'] : []
    const group = differs ? null : found
    const id = newId()
    return ok({
      puts: [
        create('grouping', {
          id, subject: 'sample', sampleId: sample.id, unitId: null, patientId: patient.id, reactions: p.reactions, abo: found?.abo ?? null, rhd: found?.rhd ?? null,
          weakD: found?.weakD ?? false, discrepancies: [...discrepancies], testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
        }),
        change('sample', sample, { abo: group?.abo ?? null, rhd: group?.rhd ?? null, groupedBy: group === null ? null : actor.userId }),
        ...(group !== null && patient.abo === null ? [change('patient', patient, { abo: group.abo, rhd: group.rhd })] : [])
      ],
      labels: [],
      audit: {
        subjects: [`grouping:${id}`, `sample:${sample.id}`, `patient:${patient.id}`],
        detail: { number: sample.number, abo: found?.abo ?? null, rhd: found?.rhd ?? null, discrepancies: discrepancies.join(' ') }
      }
    })
  }
})
