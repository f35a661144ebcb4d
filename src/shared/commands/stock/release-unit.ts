import { z } from 'zod'
import { isAutologous } from '../../domain/autologous/is-autologous.ts'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { isExpired } from '../../domain/stock/expiry.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({
  unitId: z.string(),
  reason: z.string().trim().min(1).max(200),
  /** Why it was quarantined, as the two people knew it: what they did not know of they have not judged. Null: not told (version 1). */
  reasonSeen: z.string().nullable()
})
type Payload = z.infer<typeof payload>

/** Lets a quarantined bag go on, by two people with a reason. Its label, if it has one, must be scanned back anew. */
export const releaseUnit = defineCommand<Payload, { unit: Unit | null; number: SelfNumber | null }>({
  name: 'stock.releaseUnit',
  version: 2,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: true,
  payload,
  upcast: { 1: (p) => ({ ...(p as object), reasonSeen: null }) },
  *load(p) {
    const unit = yield* get('unit', p.unitId)
    return { unit, number: unit?.selfNumber ? yield* findOne('self_number', { number: unit.selfNumber }) : null }
  },
  decide({ unit, number }, p, { now }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    const state = nextUnitState(unit.state, number === null ? 'release' : 'release-numbered')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    if (p.reasonSeen !== unit.quarantineReason) return err(refusal('stock.quarantined-again', { din: unit.din, reason: unit.quarantineReason ?? '—' }))
    const unbound = unit.autologousPatientId === null && isAutologous({ productCode: unit.productCode, collection: null })
    if (unbound) return err(refusal('autologous.unbound', { din: unit.din }))
    if (isExpired(unit.expiresAt, now)) return err(refusal('numbering.unit-expired', { din: unit.din }))
    const relabel = number === null ? [] : [change('self_number', number, { state: 'assigned', confirmedAt: null })]
    return ok({
      puts: [change('unit', unit, { state, quarantineReason: null }), ...relabel],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, reason: p.reason } }
    })
  },
  // Let go at two benches is let go once. Whatever else stands against it, the bag stays where it is.
  caseOf: (_stop, { unit }) => (unit?.state === 'received' || unit?.state === 'numbered' || unit?.state === 'in-stock' ? 'no-case' : null)
})
