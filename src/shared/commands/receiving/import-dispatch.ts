import { z } from 'zod'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import { isSameBag } from '../../domain/receiving/listed-bag.ts'
import type { Product } from '../../domain/stock/product.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { find, findOne } from '../load.ts'
import { listedLines, pendingLines, rowsOf } from './listed-lines.ts'

const payload = z.object({
  number: z.string().min(1).max(30),
  stationName: z.string().max(60),
  dispatchedAt: z.string().nullable(),
  fileName: z.string().max(200),
  lines: listedLines
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
        ...pendingLines(dispatchId, rowsOf(lines, products), [])
      ],
      labels: [],
      audit: { subjects: [`dispatch:${dispatchId}`], detail: { number: p.number, lines: lines.length, file: p.fileName } }
    })
  },
  caseOf: ({ code }) => (code === 'receiving.dispatch-known' ? 'no-case' : null),
  /** Two benches imported the same note without seeing each other: what only the later file lists is added to the one dispatch. */
  record({ known, listed, products }, p) {
    if (known === null) return null
    const fresh = p.lines.filter((l) => !listed.some((x) => isSameBag(x, l)))
    return { puts: known.state === 'open' ? pendingLines(known.id, rowsOf(fresh, products), listed) : [], labels: [], audit: { subjects: [`dispatch:${known.id}`], detail: { number: p.number, again: true, added: fresh.length, file: p.fileName } } }
  }
})
