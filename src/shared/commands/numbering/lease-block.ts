import { z } from 'zod'
import type { NumberBlock } from '../../domain/numbering/number-block.ts'
import type { NumberRange } from '../../domain/numbering/number-range.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ rangeId: z.string(), deviceId: z.string(), year: z.number().int().nullable(), size: z.number().int().min(1).max(100_000) })
type Payload = z.infer<typeof payload>

/**
 * Leases the next numbers of a range to one bench. Only an authority runs it: the server, or a bench that has none.
 * Blocks start where the last one ended, so no two ever share a number (design §5).
 */
export const leaseBlock = defineCommand<Payload, { range: NumberRange | null; blocks: NumberBlock[] }>({
  name: 'numbering.leaseBlock',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'number',
  secondPerson: false,
  byDevice: true,
  payload,
  *load(p) {
    return { range: yield* get('number_range', p.rangeId), blocks: yield* find('number_block', { rangeId: p.rangeId, year: p.year }) }
  },
  decide({ range, blocks }, p, { newId, deviceId }) {
    // Numbers are given to the bench that asks, and to no other: it may be a device that asks, without a person.
    if (p.deviceId !== deviceId) return err(refusal('numbering.block-of-other-bench'))
    if (range === null || !range.active) return err(refusal('numbering.range-unknown'))
    const first = blocks.reduce((next, b) => Math.max(next, b.last + 1), range.start)
    if (first > range.end) return err(refusal('numbering.block-exhausted', { prefix: range.prefix, last: range.end }))
    const block = { id: newId(), rangeId: p.rangeId, deviceId: p.deviceId, year: p.year, first, last: Math.min(range.end, first + p.size - 1), next: first, retiredFrom: null }
    return ok({ puts: [create('number_block', block)], labels: [], audit: { subjects: [`range:${p.rangeId}`], detail: { first: block.first, last: block.last } } })
  }
})
