import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ unitId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** A bag comes back from the ward. It is kept and then discarded; it is never usable again (临床输血技术规范 art. 28). */
export const takeBackUnit = defineCommand<Payload, { unit: Unit | null; issue: Issue | null }>({
  name: 'issuing.takeBackUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'issue',
  secondPerson: true,
  payload,
  *load(p) {
    const unit = yield* get('unit', p.unitId)
    return { unit, issue: yield* get('issue', unit?.issueId ?? null) }
  },
  decide({ unit, issue }, p, { now }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (issue === null) return err(refusal('issuing.issue-unknown', { din: unit.din }))
    const state = nextUnitState(unit.state, 'take-back')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok({
      puts: [change('unit', unit, { state }), change('issue', issue, { returnedAt: now, returnReason: p.reason })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`, `issue:${issue.id}`], detail: { din: unit.din, reason: p.reason } }
    })
  }
})
