import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { canRetype } from '../../domain/testing/can-retype.ts'
import type { Grouping, GroupingDiscrepancy } from '../../domain/testing/grouping.ts'
import { groupingReactionsSchema } from '../../domain/testing/reaction.ts'
import { readGrouping } from '../../domain/testing/read-grouping.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, type AuditNote } from '../effects.ts'
import { get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = z.object({ unitId: z.string(), reactions: groupingReactionsSchema })
type Payload = z.infer<typeof payload>

/**
 * R31: the bag's own blood is typed again (临床输血技术规范 art. 15), two people sign. A group other than the label's, or one
 * that is not clear, takes the bag out of use at once; a bag that was issued already cannot be held here: a case
 * asks for the ward to be told, also when the bag went out at another bench.
 */
export const retypeUnit = defineCommand<Payload, { unit: Unit | null; issue: Issue | null }>({
  name: 'testing.retypeUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    const unit = yield* get('unit', p.unitId)
    return { unit, issue: yield* get('issue', unit?.issueId ?? null) }
  },
  decide({ unit, issue }, p, context) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (!canRetype(unit.componentClass)) return err(refusal('testing.unit-not-red-cells', { din: unit.din }))
    if (unit.state === 'discarded') return err(refusal('testing.unit-unfit', { din: unit.din, state: unit.state }))
    const { put, audit } = retyped(unit, p, context)
    const { abo, rhd, discrepancies } = put.doc
    const bad = discrepancies.length > 0
    const quarantined = bad ? nextUnitState(unit.state, 'quarantine') : null
    const finding = `retype ${unit.abo} ${unit.rhd ?? '—'} → ${abo ?? '—'} ${rhd ?? '—'} ${discrepancies.join(' ')}`
    const about = { unitId: unit.id, requestId: issue?.requestId ?? null, patientId: issue?.patientId ?? null, finding }
    return ok({
      puts: [
        put,
        // A finding code, as receiving writes it: screens turn it into words.
        ...(quarantined === null ? [] : [change('unit', unit, { state: quarantined, quarantineReason: discrepancies.includes('differs-from-label') ? 'retype-differs' : 'retype-unclear' })]),
        ...(bad && unit.state === 'issued' ? [caseOf('issue-broke-rule', about, context)] : [])
      ],
      labels: [],
      audit: { ...audit, detail: { ...audit.detail, quarantined: quarantined !== null } }
    })
  },
  /** What was read is kept with the bag, whatever became of the bag. */
  record({ unit }, p, context) {
    if (unit === null) return null
    const { put, audit } = retyped(unit, p, context)
    return { puts: [put], labels: [], audit }
  }
})

function retyped(unit: Unit, p: Payload, { now, actor, second, newId }: CommandContext): { readonly put: { readonly entity: 'grouping'; readonly doc: Grouping }; readonly audit: AuditNote } {
  const reading = readGrouping(p.reactions, 'donor')
  const found = reading.kind === 'group' ? reading : null
  const differs = found !== null && (found.abo !== unit.abo || found.rhd !== unit.rhd)
  const discrepancies: readonly GroupingDiscrepancy[] = reading.kind === 'discrepancy' ? reading.reasons : differs ? ['differs-from-label'] : []
  const id = newId()
  const doc: Grouping = {
    id, version: 1, subject: 'unit', sampleId: null, unitId: unit.id, patientId: null, reactions: p.reactions, abo: found?.abo ?? null, rhd: found?.rhd ?? null,
    weakD: found?.weakD ?? false, discrepancies: [...discrepancies], testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
  }
  return {
    put: { entity: 'grouping', doc },
    audit: {
      subjects: [`grouping:${id}`, `unit:${unit.id}`],
      detail: { din: unit.din, abo: doc.abo, rhd: doc.rhd, label: `${unit.abo} ${unit.rhd ?? '—'}`, discrepancies: discrepancies.join(' ') }
    }
  }
}
