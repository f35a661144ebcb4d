import { z } from 'zod'
import { defaultPolicy, type Policy } from '../../domain/ops/policy.ts'
import type { Recall } from '../../domain/notices/notice.ts'
import { bagFindings } from '../../domain/receiving/compare-bag.ts'
import { isOutsideTransport, type DeliveryBox } from '../../domain/receiving/delivery-box.ts'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Product } from '../../domain/stock/product.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { instant } from '../../kernel/time.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { find, findOne, get } from '../load.ts'
import { received } from './receive-bag.ts'

const payload = z.object({
  boxId: z.string(),
  /** Bags that the person counted in the box. */
  counted: z.number().int().min(1).max(500)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly box: DeliveryBox | null
  readonly dispatch: Dispatch | null
  readonly lines: readonly DispatchLine[]
  readonly stocked: readonly Unit[]
  readonly products: readonly Product[]
  readonly policy: Policy
  readonly recalls: readonly Recall[]
}

/**
 * R03: a checked box is taken in whole: two people have counted its bags, and the list says which they are. Only where the hospital's policy allows it,
 * and only with nothing against any of them; the codes of each bag are still read before it can be issued, when its label is scanned back (R05).
 * The server decides it: nobody else may have looked at one of the bags.
 */
export const confirmBox = defineCommand<Payload, Documents>({
  name: 'receiving.confirmBox',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'receive',
  secondPerson: true,
  payload,
  *load(p) {
    const box = yield* get('delivery_box', p.boxId)
    const dispatch = box === null ? null : yield* get('dispatch', box.dispatchId)
    const lines = box === null ? [] : (yield* find('dispatch_line', { dispatchId: box.dispatchId })).filter((l) => l.outcome === 'pending' && l.listed && l.boxNumber === box.number)
    const stocked: Unit[] = []
    for (const line of lines) {
      const unit = yield* findOne('unit', { din: line.din, productCode: line.productCode })
      if (unit !== null) stocked.push(unit)
    }
    return { box, dispatch, lines, stocked, products: yield* find('product', {}), policy: (yield* get('policy', 'policy')) ?? defaultPolicy, recalls: yield* find('recall', { state: 'open' }) }
  },
  decide({ box, dispatch, lines, stocked, products, policy, recalls }, { counted }, context) {
    if (!policy.wholeBox) return err(refusal('receiving.box-not-allowed'))
    if (box === null || dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    if (dispatch.state === 'finished') return err(refusal('receiving.dispatch-finished', { number: dispatch.number }))
    if (!box.sealed) return err(refusal('receiving.box-unsealed', { box: box.number }))
    if (lines.length !== counted) return err(refusal('receiving.box-count', { box: box.number, listed: lines.length, counted }))
    const [known] = stocked
    if (known !== undefined) return err(refusal('receiving.bag-already-stocked', { din: known.din, state: known.state }))
    const effects = []
    for (const line of lines) {
      const product = products.find((x) => x.code === line.productCode.slice(0, 5) && x.active) ?? null
      if (product === null) return err(refusal('receiving.product-unknown', { product: line.productCode }))
      const bag = { din: line.din, productCode: line.productCode, abo: line.abo, rhd: line.rhd, expiresAt: instant(Date.parse(line.expiresAt)), blocksStock: false }
      const found = bagFindings(bag, line, { now: context.now, recalls, outsideTransport: isOutsideTransport(policy, product.componentClass, box.temperatureC), maxLifeDays: product.maxLifeDays })
      if (found.length > 0) return err(refusal('receiving.bag-differs', { din: line.din, findings: found.join(' ') }))
      effects.push(received({ dispatch, line, product, lines }, { dispatchId: dispatch.id, bag, rawScans: [], decision: 'accept', seen: [], boxId: box.id, found }, context))
    }
    const subjects = effects.flatMap((e) => e.audit.subjects)
    return ok({ puts: effects.flatMap((e) => e.puts), labels: [], audit: { subjects: [...new Set([`box:${box.id}`, ...subjects])], detail: { box: box.number, bags: lines.length, temperatureC: box.temperatureC } } })
  }
})
