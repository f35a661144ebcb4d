import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Product } from '../../domain/stock/product.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, type Put } from '../effects.ts'
import { find, findOne } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'
import { lineDocs, listedLine } from './import-dispatch.ts'

const payload = z.object({
  number: z.string().min(1).max(30),
  lines: z.array(listedLine).min(1).max(5000),
  /** Lines of the new note that could not be read: not there, and not gone. */
  unread: z.array(z.number().int()).max(5000)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly dispatch: Dispatch | null
  readonly known: readonly DispatchLine[]
  readonly products: readonly Product[]
}

/**
 * R03: the station sends a note again with changes. Lines that nobody has looked at follow it; of a bag that was looked at only the price follows, and anything else that
 * it says otherwise opens a case: the bag was checked against what the note said then. Lines that it adds to a note that was finished open it again.
 */
export const amendDispatch = defineCommand<Payload, Documents>({
  name: 'receiving.amendDispatch',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ number }) {
    const dispatch = yield* findOne('dispatch', { number })
    return { dispatch, known: dispatch === null ? [] : yield* find('dispatch_line', { dispatchId: dispatch.id }), products: yield* find('product', {}) }
  },
  decide({ dispatch, known, products }, { number, lines, unread }, context) {
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    const puts: Put[] = []
    const differs: DispatchLine[] = []
    const names = new Map(products.map((p) => [p.code, p]))
    const fresh: Payload['lines'] = []
    for (const row of lines) {
      const old = known.find((l) => l.listed && l.lineNo === row.lineNo)
      if (old === undefined) fresh.push(row)
      else if (old.outcome === 'pending') {
        const product = names.get(row.productCode.slice(0, 5))
        const next = { ...row, productId: product?.id ?? null, componentName: product?.name ?? row.componentName }
        if ((Object.keys(next) as (keyof typeof next)[]).some((key) => next[key] !== old[key])) puts.push(change('dispatch_line', old, next))
      } else {
        if (old.priceFen !== row.priceFen) puts.push(change('dispatch_line', old, { priceFen: row.priceFen }))
        if (old.outcome !== 'missing' && (old.din !== row.din || old.productCode !== row.productCode || old.abo !== row.abo || old.rhd !== row.rhd || old.expiresAt !== row.expiresAt)) differs.push(old)
      }
    }
    const there = new Set([...lines.map((l) => l.lineNo), ...unread])
    for (const old of known.filter((l) => l.listed && !there.has(l.lineNo))) {
      if (old.outcome === 'pending') puts.push(change('dispatch_line', old, { outcome: 'missing' }))
      else if (old.outcome !== 'missing') differs.push(old)
    }
    puts.push(...lineDocs({ number }, fresh, products))
    // Bags that it lists only now still have to come or be missed: it is open again, and two people finish it again.
    if (dispatch.state === 'finished' && fresh.length > 0) puts.push(change('dispatch', dispatch, { state: 'open', finishedAt: null, finishedBy: null, checkedBy: null }))
    const odd = differs.length
    if (odd > 0) puts.push(caseOf('dispatch-changed', { unitId: differs[0]?.unitId ?? null, requestId: null, patientId: null, finding: `${number} · ${odd}` }, context))
    return ok({ puts, labels: [], audit: { subjects: [`dispatch:${dispatch.id}`, ...differs.flatMap((l) => (l.unitId === null ? [] : [`unit:${l.unitId}`]))], detail: { number, changed: puts.length, differs: odd } } })
  }
})
