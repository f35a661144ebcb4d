import { z } from 'zod'
import type { NumberBlock } from '../../domain/numbering/number-block.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ blockId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/**
 * Numbers of a bench that is gone, or whose database is an old image, are never given out again: nobody knows which of them stand on
 * labels. What was left of the block is written down, so that the gap in the numbers is explained (design §5).
 */
export const retireBlock = defineCommand<Payload, NumberBlock | null>({
  name: 'numbering.retireBlock',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load(p) {
    return yield* get('number_block', p.blockId)
  },
  decide(block, p) {
    if (block === null) return err(refusal('numbering.block-unknown'))
    const retired = retiredBlock(block)
    return ok({
      puts: retired === null ? [] : [change('number_block', block, retired)],
      labels: [],
      audit: { subjects: [`range:${block.rangeId}`], detail: { first: block.next, last: block.last, unused: block.last + 1 - block.next, reason: p.reason } }
    })
  }
})

/** The block with nothing left to give out, or null when it has nothing left already. The server does the same to the blocks of a forked bench. */
export function retiredBlock(block: NumberBlock): Pick<NumberBlock, 'next' | 'retiredFrom'> | null {
  return block.next > block.last ? null : { next: block.last + 1, retiredFrom: block.next }
}
