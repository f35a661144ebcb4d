import { z } from 'zod'
import type { Fridge } from '../../domain/fridges/fridge.ts'
import { formatNumber } from '../../domain/numbering/format-number.ts'
import { numberRangeSchema, type NumberRange } from '../../domain/numbering/number-range.ts'
import { rangesOverlap } from '../../domain/numbering/ranges-overlap.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = numberRangeSchema.omit({ version: true, active: true }).extend({
  prefix: z.string().regex(/^[A-Z][A-Z0-9]{0,5}$/),
  digits: z.number().int().min(3).max(8),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  lowWater: z.number().int().min(0)
})
type Payload = z.infer<typeof payload>

/** R06. A range is never edited: its numbers are on bags. A new one is added; overlap with any range, past or present, is refused. */
export const defineRange = defineCommand<Payload, { fridge: Fridge | null; ranges: NumberRange[] }>({
  name: 'numbering.defineRange',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load(p) {
    return { fridge: yield* get('fridge', p.fridgeId), ranges: yield* find('number_range', {}) }
  },
  decide({ fridge, ranges }, p) {
    if (fridge === null) return err(refusal('fridges.fridge-unknown'))
    if (p.end < p.start) return err(refusal('numbering.range-empty', { start: p.start, end: p.end }))
    if (String(p.end).length > p.digits) return err(refusal('numbering.range-too-long', { end: p.end, digits: p.digits }))
    const other = ranges.find((r) => rangesOverlap(r, p))
    if (other !== undefined) {
      return err(refusal('numbering.range-overlaps', { first: formatNumber(other, 0, other.start), last: formatNumber(other, 0, other.end) }))
    }
    return ok({
      puts: [create('number_range', { ...p, active: true })],
      labels: [],
      audit: { subjects: [`range:${p.id}`, `fridge:${p.fridgeId}`], detail: { prefix: p.prefix, digits: p.digits, start: p.start, end: p.end, reset: p.reset } }
    })
  }
})
