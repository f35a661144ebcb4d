import { z } from 'zod'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import type { Product } from '../../domain/stock/product.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create, type Put } from '../effects.ts'
import { find, findOne } from '../load.ts'

export const listedLine = z.object({
  lineNo: z.number().int(),
  din: z.string().length(13),
  productCode: z.string().length(8),
  componentName: z.string().max(60),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  volumeMl: z.number().int().min(0),
  expiresAt: z.string(),
  priceFen: z.number().int().min(0).nullable()
})
const payload = z.object({
  number: z.string().min(1).max(30),
  stationName: z.string().max(60),
  dispatchedAt: z.string().nullable(),
  fileName: z.string().max(200),
  lines: z.array(listedLine).max(5000)
})
type Payload = z.infer<typeof payload>

/** R03: takes a station's dispatch note. A list only: no bag is in stock until it was scanned. One number is imported once. */
export const importDispatch = defineCommand<Payload, { known: Dispatch | null; listed: DispatchLine[]; products: Product[] }>({
  name: 'receiving.importDispatch',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'receive',
  byServer: 'also',
  secondPerson: false,
  payload,
  *load(p) {
    const known = yield* findOne('dispatch', { number: p.number })
    return { known, listed: known === null ? [] : yield* find('dispatch_line', { dispatchId: known.id }), products: yield* find('product', {}) }
  },
  decide({ known, products }, p, { now, actor }) {
    if (known !== null) return err(refusal('receiving.dispatch-known', { number: p.number }))
    if (p.lines.length === 0) return err(refusal('receiving.dispatch-empty', { number: p.number }))
    const { lines, ...head } = p
    const dispatchId = nameId('dispatch', p.number)
    return ok({
      puts: [
        create('dispatch', { id: dispatchId, ...head, importedAt: now, importedBy: actor.userId, state: 'open', finishedAt: null, finishedBy: null, checkedBy: null, temperatureC: null }),
        ...lineDocs(p, lines, products)
      ],
      labels: [],
      audit: { subjects: [`dispatch:${dispatchId}`], detail: { number: p.number, lines: lines.length, file: p.fileName } }
    })
  },
  caseOf: ({ code }) => (code === 'receiving.dispatch-known' ? 'no-case' : null),
  /** Two benches imported the same note without seeing each other: what only the later file lists is added to the one dispatch. */
  record({ known, listed, products }, p) {
    if (known === null) return null
    const fresh = p.lines.filter((l) => !listed.some((x) => x.lineNo === l.lineNo || (x.din === l.din && x.productCode === l.productCode)))
    return { puts: known.state === 'open' ? lineDocs(p, fresh, products) : [], labels: [], audit: { subjects: [`dispatch:${known.id}`], detail: { number: p.number, again: true, added: fresh.length, file: p.fileName } } }
  }
})

/** Lines by their names: the same line of the same note is the same document on every bench. */
export function lineDocs({ number }: Pick<Payload, 'number'>, lines: Payload['lines'], products: readonly Product[]): Put[] {
  const byCode = new Map(products.map((x) => [x.code, x]))
  const dispatchId = nameId('dispatch', number)
  return lines.map((l) => {
    const product = byCode.get(l.productCode.slice(0, 5))
    return create('dispatch_line', {
      ...l, id: nameId('dispatch_line', number, String(l.lineNo)), dispatchId, listed: true, productId: product?.id ?? null, componentName: product?.name ?? l.componentName,
      outcome: 'pending', findings: [], unitId: null
    })
  })
}
