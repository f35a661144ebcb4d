import { z } from 'zod'
import type { ExceptionCase } from '../../domain/ops/exception-case.ts'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Grouping, GroupingDiscrepancy } from '../../domain/testing/grouping.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import { groupingReactionsSchema } from '../../domain/testing/reaction.ts'
import { readGrouping } from '../../domain/testing/read-grouping.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, type AuditNote } from '../effects.ts'
import { findOne, get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = z.object({ sampleId: z.string(), reactions: groupingReactionsSchema })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sample: Sample | null
  readonly patient: Patient | null
  readonly site: Site | null
  /** A case about the person's group that waits already: one is enough. */
  readonly open: ExceptionCase | null
}

/**
 * R31: ABO/RhD forward and reverse of a recipient's sample, read by rule, signed by two people (临床输血技术规范 art. 15, 18).
 * What was read is always kept. A discrepancy, or a group other than the patient's history, takes the group off the sample
 * and never touches the history (domain.md §8.13): cross-match and issue then stop by themselves. Whoever it was, somebody has to find
 * out: a group other than the history opens a case in the same transaction, also when the history came from another bench. See ADR 0014.
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
    return {
      sample,
      patient: yield* get('patient', sample?.patientId ?? null),
      site: yield* get('site', 'site'),
      open: sample === null ? null : yield* findOne('exception_case', { patientId: sample.patientId, kind: 'group-differs-from-history', state: 'open' })
    }
  },
  decide({ sample, patient, site, open }, p, context) {
    const { now, actor } = context
    if (sample === null || patient === null) return err(refusal('testing.sample-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (sample.state === 'rejected') return err(refusal('testing.sample-rejected', { number: sample.number }))
    if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return err(refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours }))
    const { put, differs, audit } = grouped({ sample, patient }, p, context)
    const { abo, rhd, discrepancies } = put.doc
    const clear = discrepancies.length === 0 && abo !== null
    const finding = `${patient.abo ?? '—'} ${patient.rhd ?? '—'} → ${abo ?? '—'} ${rhd ?? '—'}`
    return ok({
      puts: [
        put,
        change('sample', sample, { abo: clear ? abo : null, rhd: clear ? rhd : null, groupedBy: clear ? actor.userId : null }),
        ...(clear && patient.abo === null ? [change('patient', patient, { abo, rhd })] : []),
        ...(differs && open === null ? [caseOf('group-differs-from-history', { unitId: null, requestId: sample.requestId, patientId: patient.id, finding }, context)] : [])
      ],
      labels: [],
      audit
    })
  },
  /** What was read is kept; sample and patient stay as they are, so it decides nothing. */
  record({ sample, patient }, p, context) {
    if (sample === null || patient === null) return null
    const { put, audit } = grouped({ sample, patient }, p, context)
    return { puts: [put], labels: [], audit }
  }
})

function grouped({ sample, patient }: { readonly sample: Sample; readonly patient: Patient }, p: Payload, { now, actor, second, newId }: CommandContext): { readonly put: { readonly entity: 'grouping'; readonly doc: Grouping }; readonly differs: boolean; readonly audit: AuditNote } {
  const reading = readGrouping(p.reactions, 'recipient')
  const found = reading.kind === 'group' ? reading : null
  const differs = found !== null && patient.abo !== null && (patient.abo !== found.abo || patient.rhd !== found.rhd)
  const discrepancies: readonly GroupingDiscrepancy[] = reading.kind === 'discrepancy' ? reading.reasons : differs ? ['differs-from-history'] : []
  const id = newId()
  const doc: Grouping = {
    id, version: 1, subject: 'sample', sampleId: sample.id, unitId: null, patientId: patient.id, reactions: p.reactions, abo: found?.abo ?? null, rhd: found?.rhd ?? null,
    weakD: found?.weakD ?? false, discrepancies: [...discrepancies], testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
  }
  return {
    put: { entity: 'grouping', doc },
    differs,
    audit: {
      subjects: [`grouping:${id}`, `sample:${sample.id}`, `patient:${patient.id}`],
      detail: { number: sample.number, abo: doc.abo, rhd: doc.rhd, discrepancies: discrepancies.join(' ') }
    }
  }
}
