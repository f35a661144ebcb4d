import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { StationReturn, StationReturnLine } from '../../domain/returns/station-return.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, type Put } from '../effects.ts'
import { find, get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = z.object({
  returnId: z.string(),
  decisionNumber: z.string().trim().min(1).max(60),
  lines: z.array(z.object({ unitId: z.string(), approved: z.boolean(), reason: z.string().trim().max(200) })).min(1).max(200)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly found: StationReturn | null
  readonly lines: readonly StationReturnLine[]
  readonly units: readonly (Unit | null)[]
}

/**
 * R08: the station's word on bags of a return, as a letter entered by two people. (The server's gateway enters a message itself; no bench may do so alone.) Yes: the bag leaves stock, now and not before. No: it goes to
 * quarantine, and a case asks the lab head what becomes of it. A word that was given is not changed by another one: that is for people.
 * The server decides, so that two benches cannot enter two answers.
 */
export const recordDecision = defineCommand<Payload, Documents>({
  name: 'returns.recordDecision',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: true,
  byServer: 'also',
  payload,
  *load(p) {
    const units: (Unit | null)[] = []
    for (const { unitId } of p.lines) units.push(yield* get('unit', unitId))
    return { found: yield* get('station_return', p.returnId), lines: yield* find('station_return_line', { returnId: p.returnId }), units }
  },
  decide({ found, lines, units }, p, context) {
    if (found === null) return err(refusal('returns.return-unknown'))
    const puts: Put[] = []
    const decided = new Set<string>()
    for (const said of p.lines) {
      const line = lines.find((l) => l.unitId === said.unitId)
      const unit = units.find((u) => u?.id === said.unitId) ?? null
      if (line === undefined || unit === null) return err(refusal('returns.bag-not-in-return', { number: found.number }))
      if (line.state !== 'requested' || decided.has(line.id)) return err(refusal('returns.already-decided', { din: line.din, number: found.number }))
      const state = nextUnitState(unit.state, said.approved ? 'return-approved' : 'return-refused')
      if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
      decided.add(line.id)
      puts.push(
        change('station_return_line', line, {
          state: said.approved ? 'approved' : 'refused', decidedAt: context.now, decidedBy: context.actor.userId, checkedBy: context.second?.userId ?? null, decisionNumber: p.decisionNumber, stationReason: said.reason
        }),
        change('unit', unit, said.approved ? { state } : { state, quarantineReason: 'return-refused' })
      )
      if (!said.approved) puts.push(caseOf('return-refused', { unitId: unit.id, requestId: null, patientId: null, finding: `${found.number} ${p.decisionNumber}` }, context))
    }
    if (lines.every((line) => line.state !== 'requested' || decided.has(line.id))) puts.push(change('station_return', found, { state: 'settled' }))
    const subjects = [`return:${found.id}`, ...p.lines.map((said) => `unit:${said.unitId}`)]
    return ok({ puts, labels: [], audit: { subjects, detail: { number: found.number, decision: p.decisionNumber, approved: p.lines.filter((said) => said.approved).length, refused: p.lines.filter((said) => !said.approved).length } } })
  }
})
