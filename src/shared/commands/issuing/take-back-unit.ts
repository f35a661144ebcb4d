import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { defineCommand } from '../command.ts'
import { change, type Effects, type Put } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ unitId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** A bag comes back from the ward. It is kept and then discarded; it is never usable again (临床输血技术规范 art. 28). */
export const takeBackUnit = defineCommand<Payload, { unit: Unit | null; issues: readonly Issue[] }>({
  name: 'issuing.takeBackUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'issue',
  secondPerson: true,
  payload,
  *load(p) {
    return { unit: yield* get('unit', p.unitId), issues: yield* find('issue', { unitId: p.unitId, returnedAt: null }) }
  },
  decide({ unit, issues }, p, { now }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (!issues.some((i) => i.id === unit.issueId)) return err(refusal('issuing.issue-unknown', { din: unit.din }))
    const state = nextUnitState(unit.state, 'take-back')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok(back(unit, [change('unit', unit, { state }), ...closed(issues, p, now)], p))
  },
  // Taken back at two benches is taken back once.
  caseOf: (_stop, { unit }) => (unit?.state === 'returned' ? 'no-case' : null),
  /** Whatever the record says, the bag was out and is here again: no state may make it usable. Thrown away, or back at the station, is the end. */
  record({ unit, issues }, p, { now }) {
    if (unit === null || unit.state === 'returned') return null
    return back(unit, [...(unit.state === 'discarded' || unit.state === 'sent-back' ? [] : [change('unit', unit, { state: 'returned' })]), ...closed(issues, p, now)], p)
  }
})

/** The bag is in the house, so nobody has it: also an issue that stands beside another as a conflict ends. */
function closed(issues: readonly Issue[], { reason }: Payload, now: Instant): Put[] {
  return issues.map((i) => change('issue', i, { returnedAt: now, returnReason: reason }))
}

function back(unit: Unit, puts: readonly Put[], { reason }: Payload): Effects {
  const issues = puts.flatMap((put) => (put.entity === 'issue' ? [`issue:${put.doc.id}`] : []))
  return { puts, labels: [], audit: { subjects: [`unit:${unit.id}`, ...issues], detail: { din: unit.din, reason } } }
}
