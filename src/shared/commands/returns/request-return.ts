import { z } from 'zod'
import { refusal, type Refusal } from '../../domain/refusal-code.ts'
import { returnReasons, type StationReturn } from '../../domain/returns/station-return.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects, type Put } from '../effects.ts'
import { findOne, get, type Load } from '../load.ts'

const payload = z.object({
  returnId: z.string(),
  number: z.string().trim().min(1).max(30),
  reason: z.enum(returnReasons),
  note: z.string().trim().max(200),
  unitIds: z.array(z.string()).min(1).max(200)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly known: StationReturn | null
  readonly units: readonly (Unit | null)[]
}

function* units(ids: readonly string[]): Load<(Unit | null)[]> {
  const found: (Unit | null)[] = []
  for (const id of new Set(ids)) found.push(yield* get('unit', id))
  return found
}

/**
 * R08: the lab wants to give bags back. Each is locked at once, at whatever bench it was said and also without the server: locking is always safe.
 * It stays in stock, unusable, until the station has answered.
 */
export const requestReturn = defineCommand<Payload, Documents>({
  name: 'returns.requestReturn',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load(p) {
    return { known: yield* findOne('station_return', { number: p.number }), units: yield* units(p.unitIds) }
  },
  decide({ known, units: found }, p, context) {
    if (known !== null) return err(refusal('returns.number-taken', { number: p.number }))
    for (const unit of found) {
      const stop = checkReturn(unit)
      if (stop !== null) return err(stop)
    }
    return ok(requested(found.filter((unit) => unit !== null), p, context))
  },
  /** A bag that is with the ward cannot go back to the station: somebody has to say where it is. */
  caseOf: (_stop, { units: found }) => (found.some((unit) => unit?.state === 'issued') ? 'issue-broke-rule' : null),
  /** The bags that can be locked are locked, whatever stands against the others. */
  record({ known, units: found }, p, context) {
    const lockable = found.filter((unit) => unit !== null).filter((unit) => checkReturn(unit) === null)
    return known !== null || lockable.length === 0 ? null : requested(lockable, p, context)
  }
})

/** Why this bag cannot go back, or null. Autologous blood is the patient's and never the station's. */
export function checkReturn(unit: Unit | null): Refusal | null {
  if (unit === null) return refusal('stock.unit-unknown')
  if (unit.autologousPatientId !== null) return refusal('returns.autologous', { din: unit.din })
  return nextUnitState(unit.state, 'ask-return') === null ? refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }) : null
}

function requested(found: readonly Unit[], p: Payload, { now, actor }: CommandContext): Effects {
  const puts: Put[] = [
    create('station_return', { id: p.returnId, number: p.number, reason: p.reason, note: p.note, state: 'open', requestedAt: now, requestedBy: actor.userId }),
    ...found.flatMap((unit) => [
      change('unit', unit, { state: 'return-asked' }),
      create('station_return_line', {
        id: nameId('station_return_line', p.returnId, unit.id), returnId: p.returnId, unitId: unit.id, din: unit.din, productCode: unit.productCode, state: 'requested',
        decidedAt: null, decidedBy: null, checkedBy: null, decisionNumber: null, stationReason: null
      })
    ])
  ]
  return { puts, labels: [], audit: { subjects: [`return:${p.returnId}`, ...found.map((unit) => `unit:${unit.id}`)], detail: { number: p.number, reason: p.reason, bags: found.length } } }
}
