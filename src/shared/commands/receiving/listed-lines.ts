import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { ListedRow } from '../../domain/receiving/follow-note.ts'
import { lineIdOf, repeatedBag } from '../../domain/receiving/listed-bag.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import type { Product } from '../../domain/stock/product.ts'
import { create, type Put } from '../effects.ts'

const listedLine = z.object({
  lineNo: z.number().int(),
  din: z.string().length(13),
  productCode: z.string().length(8),
  componentName: z.string().max(60),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  volumeMl: z.number().int().min(0),
  expiresAt: z.string(),
  priceFen: z.number().int().min(0).nullable(),
  /** Benches before protocol 2 do not say it. */
  boxNumber: z.string().max(30).nullable().default(null)
})
type ListedLine = z.infer<typeof listedLine>

/** The lines of a note as they were read; a bag stands in it once. */
export const listedLines = z.array(listedLine).max(5000).refine((lines) => repeatedBag(lines) === null, 'a bag stands in the list twice')

/** With what the house knows of each product. */
export function rowsOf(lines: readonly ListedLine[], products: readonly Product[]): ListedRow[] {
  const byCode = new Map(products.map((x) => [x.code, x]))
  return lines.map((l) => {
    const product = byCode.get(l.productCode.slice(0, 5))
    return { ...l, productId: product?.id ?? null, componentName: product?.name ?? l.componentName }
  })
}

/** Lines of bags that still have to come. `known`: the lines of that dispatch that are there already. */
export function pendingLines(dispatchId: string, rows: readonly ListedRow[], known: readonly DispatchLine[]): Put[] {
  return rows.map((row) => create('dispatch_line', { ...row, id: lineIdOf(dispatchId, row, known), dispatchId, listed: true, outcome: 'pending', findings: [], unitId: null, boxId: null, specialTests: [] }))
}
