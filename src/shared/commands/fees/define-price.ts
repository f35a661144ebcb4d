import { z } from 'zod'
import type { FeePeriod } from '../../domain/fees/fee-documents.ts'
import type { FeePrice } from '../../domain/fees/price.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({
  /** Five characters: the product without its division and type. */
  productCode: z.string().regex(/^[A-Z][A-Za-z0-9]{4}$/),
  fromDay: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  priceFen: z.number().int().min(0).max(100_000_000)
})
type Payload = z.infer<typeof payload>

/** R09: a product costs so much from a day on. Older prices stay; one that a signed month was reckoned with is never changed. */
export const definePrice = defineCommand<Payload, { old: FeePrice | null; period: FeePeriod | null }>({
  name: 'fees.definePrice',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'settle-fees',
  secondPerson: false,
  payload,
  *load({ productCode, fromDay }) {
    return { old: yield* get('fee_price', nameId('fee_price', productCode, fromDay)), period: yield* get('fee_period', fromDay.slice(0, 7)) }
  },
  decide({ old, period }, p) {
    if (period !== null) return err(refusal('fees.month-signed', { month: period.id }))
    const put = old === null ? create('fee_price', { id: nameId('fee_price', p.productCode, p.fromDay), ...p }) : change('fee_price', old, { priceFen: p.priceFen })
    return ok({ puts: [put], labels: [], audit: { subjects: [`price:${p.productCode}`], detail: { fromDay: p.fromDay, before: old?.priceFen ?? null, fen: p.priceFen } } })
  }
})
