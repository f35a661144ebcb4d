import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import { productSchema, type Product } from '../../domain/stock/product.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = productSchema.omit({ version: true }).extend({
  code: z.string().regex(/^[A-Z][A-Z0-9]{4}$/),
  name: z.string().min(1).max(60),
  quantity: z.number().positive().max(1000),
  volumeMl: z.number().int().min(0).max(2000),
  maxLifeDays: z.number().int().min(1).max(5000).nullable().default(null)
})
type Payload = z.infer<typeof payload>

export const defineProduct = defineCommand<Payload, { existing: Product | null; sameCode: Product | null }>({
  name: 'stock.defineProduct',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load(p) {
    return { existing: yield* get('product', p.id), sameCode: yield* findOne('product', { code: p.code }) }
  },
  decide({ existing, sameCode }, p) {
    if (sameCode !== null && sameCode.id !== p.id) return err(refusal('stock.product-code-taken', { code: p.code }))
    const put = existing === null ? create('product', p) : change('product', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: [`product:${p.id}`], detail: { code: p.code, name: p.name } } })
  }
})
