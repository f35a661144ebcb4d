import { z } from 'zod'
import { productSchema, type Product } from '../../domain/stock/product.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find } from '../load.ts'

const line = productSchema.omit({ version: true, id: true }).extend({
  code: z.string().regex(/^[A-Z][A-Z0-9]{4}$/),
  name: z.string().min(1).max(60),
  quantity: z.number().positive().max(1000),
  volumeMl: z.number().int().min(0).max(2000)
})
const payload = z.object({ fileName: z.string().max(200), products: z.array(line).min(1).max(2000) })
type Payload = z.infer<typeof payload>

/** Takes over a whole product list: codes that are known are changed, others are added, none is removed. All or nothing. */
export const importProducts = defineCommand<Payload, readonly Product[]>({
  name: 'stock.importProducts',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load() {
    return yield* find('product', {})
  },
  decide(known, p, { newId }) {
    const byCode = new Map(known.map((product) => [product.code, product]))
    // The last line of a code in the file wins, so a code is written once.
    const wanted = [...new Map(p.products.map((product) => [product.code, product])).values()]
    const puts = wanted.map((product) => {
      const before = byCode.get(product.code)
      return before === undefined ? create('product', { ...product, id: newId() }) : change('product', before, product)
    })
    const added = wanted.filter((product) => !byCode.has(product.code)).length
    return ok({ puts, labels: [], audit: { subjects: ['product:import'], detail: { file: p.fileName, added, changed: wanted.length - added } } })
  }
})
