import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import { recallTargetSchema, type Notice, type Recall } from '../../domain/notices/notice.ts'
import { findRecalled, type RecallFinding } from '../../domain/notices/recall.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Put } from '../effects.ts'
import { find, get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = recallTargetSchema.extend({
  recallId: z.string(),
  /** Of the notice or the letter. */
  number: z.string().trim().min(1).max(60),
  noticeId: z.string().nullable(),
  reason: z.string().trim().min(1).max(300),
  /** Bags that the products name, looked up by the caller; those that the donations name are looked up here. */
  unitIds: z.array(z.string()).max(2000)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly known: Recall | null
  readonly notice: Notice | null
  readonly units: readonly Unit[]
  readonly issues: ReadonlyMap<string, Issue>
}

/**
 * R10: a recall. Whatever of it is in the house is out of use in the same moment; what is with a ward opens a critical case per bag; what never came is said, and
 * is stopped at the door if it comes. From a notice by the gateway, or from a letter by two people.
 */
export const openRecall = defineCommand<Payload, Documents>({
  name: 'notices.openRecall',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: true,
  byServer: 'also',
  payload,
  *load(p) {
    const units = new Map<string, Unit>()
    for (const din of new Set(p.dins)) for (const unit of yield* find('unit', { din })) units.set(unit.id, unit)
    for (const id of p.unitIds) {
      const unit = units.has(id) ? null : yield* get('unit', id)
      if (unit !== null) units.set(id, unit)
    }
    const issues = new Map<string, Issue>()
    for (const unit of units.values()) {
      const issue = yield* get('issue', unit.issueId)
      if (issue !== null) issues.set(unit.id, issue)
    }
    return { known: yield* get('recall', p.recallId), notice: yield* get('notice', p.noticeId), units: [...units.values()], issues }
  },
  decide({ known, notice, units, issues }, p, context) {
    if (known !== null) return err(refusal('notices.recall-known', { number: p.number }))
    if (p.dins.length === 0 && p.products.length === 0) return err(refusal('notices.recall-empty'))
    const { found, neverHere } = findRecalled(units, p)
    const byId = new Map(units.map((u) => [u.id, u]))
    const puts: Put[] = [
      create('recall', { id: p.recallId, number: p.number, noticeId: p.noticeId, reason: p.reason, dins: p.dins, products: p.products, state: 'open', openedAt: context.now, openedBy: context.actor.userId, checkedBy: context.second?.userId ?? null, closedAt: null, closedBy: null, closeCheckedBy: null, conclusion: null }),
      ...(notice === null ? [] : [change('notice', notice, { recallId: p.recallId })]),
      ...found.flatMap((f) => ofBag(f, { recallId: p.recallId, unit: byId.get(f.unitId) ?? null, issue: issues.get(f.unitId) ?? null }, context)),
      ...neverHere.map((din) => create('recall_line', { id: nameId('recall_line', p.recallId, din), recallId: p.recallId, din, productCode: '', unitId: null, where: 'never-here', issueId: null, patientId: null, followUp: null, doneAt: null, doneBy: null }))
    ]
    const count = (where: RecallFinding['where']): number => found.filter((f) => f.where === where).length
    return ok({ puts, labels: [], audit: { subjects: [`recall:${p.recallId}`, ...found.map((f) => `unit:${f.unitId}`)], detail: { number: p.number, locked: count('lock') + count('locked'), issued: count('issued'), gone: count('gone'), neverHere: neverHere.length } } })
  }
})

interface About {
  readonly recallId: string
  readonly unit: Unit | null
  readonly issue: Issue | null
}

function ofBag(f: RecallFinding, { recallId, unit, issue }: About, context: CommandContext): Put[] {
  const state = unit === null ? null : nextUnitState(unit.state, 'quarantine')
  const withWard = f.where === 'issued' ? issue : null
  return [
    create('recall_line', {
      id: nameId('recall_line', recallId, f.unitId), recallId, din: f.din, productCode: f.productCode, unitId: f.unitId, where: f.where === 'lock' ? 'locked' : f.where,
      issueId: withWard?.id ?? null, patientId: withWard?.patientId ?? null, followUp: null, doneAt: null, doneBy: null
    }),
    ...(f.where === 'lock' && unit !== null && state !== null ? [change('unit', unit, { state, quarantineReason: 'recalled' })] : []),
    // A bag that was out of use for something else is not let go for that.
    ...(f.where === 'locked' && unit !== null && unit.state === 'quarantined' && !(unit.quarantineReason ?? '').includes('recalled') ? [change('unit', unit, { quarantineReason: `${unit.quarantineReason ?? ''} recalled`.trim() })] : []),
    ...(withWard !== null ? [caseOf('recalled-issued', { unitId: f.unitId, requestId: withWard.requestId, patientId: withWard.patientId, finding: 'recalled' }, context)] : [])
  ]
}
