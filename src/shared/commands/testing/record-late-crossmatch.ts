import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import type { Site } from '../../domain/ops/site.ts'
import type { Task } from '../../domain/ops/task.ts'
import { refusal, type Refusal } from '../../domain/refusal-code.ts'
import { incompatibility } from '../../domain/stock/compatibility.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { isCompatible } from '../../domain/testing/crossmatch-result.ts'
import { crossmatchMethods, sideResults } from '../../domain/testing/crossmatch.ts'
import { isSampleTooOld } from '../../domain/testing/sample-age.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type AuditNote, type Put } from '../effects.ts'
import { get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'
import { samplesOf } from './samples-of.ts'

const payload = z.object({
  taskId: z.string(),
  method: z.enum(crossmatchMethods),
  major: z.enum(sideResults),
  minor: z.enum(sideResults),
  /** The tube that was on the bench; null: not told (version 1). */
  sampleId: z.string().nullable()
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly task: Task | null
  readonly unit: Unit | null
  readonly issue: Issue | null
  readonly samples: readonly Sample[]
  readonly site: Site | null
}

/**
 * The cross-match of a bag that went out in an emergency, done afterwards (domain.md §4.3). It ends the task whatever it says; an
 * incompatible one opens a critical case in the same transaction, because the patient already has this blood.
 */
export const recordLateCrossmatch = defineCommand<Payload, Documents>({
  name: 'testing.recordLateCrossmatch',
  version: 2,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  upcast: { 1: (p) => ({ ...(p as object), sampleId: null }) },
  *load(p) {
    const task = yield* get('task', p.taskId)
    const unit = yield* get('unit', task?.unitId ?? null)
    return {
      task,
      unit,
      issue: yield* get('issue', unit?.issueId ?? null),
      samples: yield* samplesOf(task?.patientId ?? null),
      site: yield* get('site', 'site')
    }
  },
  decide({ task, unit, issue, samples, site }, p, context) {
    if (task === null || task.kind !== 'emergency-crossmatch' || unit === null || issue === null || task.patientId === null) return err(refusal('tasks.task-unknown'))
    if (task.state === 'done') return err(refusal('tasks.task-done'))
    if (site === null) return err(refusal('ops.site-unknown'))
    const sample = samples.at(-1)
    if (sample === undefined) return err(refusal('testing.sample-unknown'))
    if (p.sampleId !== null && p.sampleId !== sample.id) return err(refusal('testing.sample-superseded', { number: sample.number }))
    const unfit = checkSample(sample, issue, site) ?? checkSides(unit, sample, p)
    if (unfit !== null) return err(unfit)
    const { now, actor } = context
    const { put, audit } = matched({ task, unit, issue, sample }, p, context)
    const fits = isCompatible(unit.componentClass, p)
    const found = { unitId: unit.id, requestId: issue.requestId, patientId: sample.patientId, finding: `${p.major} / ${p.minor}` }
    return ok({
      puts: [
        put,
        change('issue', issue, { crossmatchId: put.doc.id }),
        change('task', task, { state: 'done', closedAt: now, closedBy: actor.userId, resultId: put.doc.id }),
        ...(fits ? [] : [caseOf('incompatible-late-crossmatch', found, context)])
      ],
      labels: [],
      audit: { ...audit, detail: { ...audit.detail, caseOpened: !fits } }
    })
  },
  caseOf(stop, { unit }, p) {
    if (unit !== null && (p.major === 'incompatible' || p.minor === 'incompatible')) return 'incompatible-late-crossmatch'
    return stop.code === 'tasks.task-done' ? 'no-case' : null
  },
  /** The result is kept with the tube it is about; the task stays as it is, so what is still owed is still asked for. */
  record({ task, unit, issue, samples }, p, context) {
    const sample = samples.find((s) => s.id === p.sampleId)
    if (task === null || unit === null || issue === null || sample === undefined || checkSides(unit, sample, p)?.code === 'testing.group-incompatible') return null
    const { put, audit } = matched({ task, unit, issue, sample }, p, context)
    return { puts: [put], labels: [], audit }
  }
})

interface Tested {
  readonly task: Task
  readonly unit: Unit
  readonly issue: Issue
  readonly sample: Sample
}

function matched({ task, unit, issue, sample }: Tested, p: Payload, { now, actor, second, newId }: CommandContext): { readonly put: Put; readonly audit: AuditNote } {
  const id = newId()
  const put = create('crossmatch', {
    id, requestId: issue.requestId, sampleId: sample.id, patientId: sample.patientId, unitId: unit.id, method: p.method, major: p.major, minor: p.minor,
    testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
  })
  return {
    put,
    audit: {
      subjects: [`crossmatch:${id}`, `unit:${unit.id}`, `request:${issue.requestId}`, `patient:${sample.patientId}`, `task:${task.id}`],
      detail: { method: p.method, major: p.major, minor: p.minor, late: true, collectedAfterIssue: sample.collectedAt > issue.issuedAt }
    }
  }
}

/** The tube must show the patient as they were: not drawn too long before the blood went out. One drawn after it is taken, and the audit says so. */
function checkSample(sample: Sample, issue: Issue, site: Site): Refusal | null {
  if (sample.state === 'rejected') return refusal('testing.sample-rejected', { number: sample.number })
  if (isSampleTooOld(sample.collectedAt, issue.issuedAt, site.sampleMaxHours)) return refusal('testing.sample-too-old', { number: sample.number, maxHours: site.sampleMaxHours })
  return sample.abo === null || sample.rhd === null ? refusal('testing.sample-not-grouped', { number: sample.number }) : null
}

/** A result is whole before it ends a task; and nothing ABO incompatible is ever recorded as compatible. RhD may differ: that was the reason on record. */
function checkSides(unit: Unit, sample: Sample, p: Payload): Refusal | null {
  const bad = p.major === 'incompatible' || p.minor === 'incompatible'
  if (!bad && !isCompatible(unit.componentClass, p)) return refusal('tasks.match-incomplete', { din: unit.din })
  if (bad || sample.abo === null) return null
  const why = incompatibility(unit.componentClass, { abo: sample.abo, rhd: 'pos' }, { abo: unit.abo, rhd: 'pos' })
  if (why === null) return null
  return refusal('testing.group-incompatible', { recipient: sample.abo, recipientRhd: sample.rhd ?? '—', donor: unit.abo, donorRhd: unit.rhd ?? '—' })
}
