import { z } from 'zod'
import type { ExceptionCase } from '../../domain/ops/exception-case.ts'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { checkConclusion } from '../../domain/testing/check-conclusion.ts'
import { conclusionKinds } from '../../domain/testing/group-conclusion.ts'
import type { Grouping } from '../../domain/testing/grouping.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { defaultTestingPolicy, type TestingPolicy } from '../../domain/testing/testing-policy.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type AuditNote, type Put } from '../effects.ts'
import { find, findOne, get } from '../load.ts'
import { samplesOf } from './samples-of.ts'

const payload = z.object({
  sampleId: z.string(),
  kind: z.enum(conclusionKinds),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes),
  reason: z.string().trim().min(1).max(500),
  /** What lay before the two: the screen says which groupings it showed. */
  groupingIds: z.array(z.string()).max(200)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly sample: Sample | null
  readonly patient: Patient | null
  readonly samples: readonly Sample[]
  readonly groupings: readonly Grouping[]
  readonly site: Site | null
  readonly policy: TestingPolicy | null
  /** Open cases about the person's group: they learn of the conclusion and stay open. */
  readonly open: ExceptionCase | null
}

/**
 * R31, R22: the head of the laboratory and a second person conclude a recipient's group over a discrepancy, or put a wrong history right.
 * Nothing that was read is touched. The case about the history is not closed by it: that takes its own two signatures (domain.md §8.13).
 */
export const concludeGroup = defineCommand<Payload, Documents>({
  name: 'testing.concludeGroup',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'conclude',
  secondCapability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    const sample = yield* get('sample', p.sampleId)
    return {
      sample,
      patient: yield* get('patient', sample?.patientId ?? null),
      samples: yield* samplesOf(sample?.patientId ?? null),
      groupings: sample === null ? [] : yield* find('grouping', { sampleId: sample.id }),
      site: yield* get('site', 'site'),
      policy: yield* get('testing_policy', 'testing-policy'),
      open: sample === null ? null : yield* findOne('exception_case', { patientId: sample.patientId, kind: 'group-differs-from-history', state: 'open' })
    }
  },
  decide({ sample, patient, samples, groupings, site, policy, open }, p, context) {
    const latest = samples.at(-1)
    if (sample === null || patient === null || latest === undefined) return err(refusal('testing.sample-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    const needsGroupings = (policy ?? defaultTestingPolicy).conclusionNeedsGroupings
    const stop = checkConclusion({ patient, sample, latest, groupings, wanted: p, needsGroupings, sampleMaxHours: site.sampleMaxHours, now: context.now })
    if (stop !== null) return err(stop)
    const { put, audit } = concluded({ sample, patient }, p, context)
    const { abo, rhd } = p
    return ok({
      puts: [
        put,
        change('sample', sample, { abo, rhd, groupedBy: context.actor.userId }),
        ...(patient.abo === abo && patient.rhd === rhd ? [] : [change('patient', patient, { abo, rhd })]),
        ...(open === null ? [] : [change('exception_case', open, { finding: `${open.finding}; ${p.kind} ${abo} ${rhd} (${put.doc.id})` })])
      ],
      labels: [],
      audit
    })
  },
  /** Elsewhere the same was concluded: once is enough. */
  caseOf: ({ code }, { sample }, p) => (code === 'testing.conclusion-not-needed' && sample?.abo === p.abo && sample.rhd === p.rhd ? 'no-case' : null),
  /** What was concluded is kept; sample and patient stay as they are, so it decides nothing. */
  record({ sample, patient }, p, context) {
    if (sample === null || patient === null) return null
    const { put, audit } = concluded({ sample, patient }, p, context)
    return { puts: [put], labels: [], audit }
  }
})

function concluded({ sample, patient }: { readonly sample: Sample; readonly patient: Patient }, p: Payload, { now, actor, second, newId }: CommandContext): { readonly put: Put; readonly audit: AuditNote } {
  const id = newId()
  const put = create('group_conclusion', {
    id, patientId: patient.id, sampleId: sample.id, abo: p.abo, rhd: p.rhd, kind: p.kind, reason: p.reason, oldAbo: patient.abo, oldRhd: patient.rhd, groupingIds: [...p.groupingIds],
    concludedBy: actor.userId, checkedBy: second?.userId ?? '', concludedAt: now
  })
  return {
    put,
    audit: {
      subjects: [`conclusion:${id}`, `sample:${sample.id}`, `patient:${patient.id}`],
      detail: { number: sample.number, kind: p.kind, from: `${patient.abo ?? '—'} ${patient.rhd ?? '—'}`, to: `${p.abo} ${p.rhd}` }
    }
  }
}
