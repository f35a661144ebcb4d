import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  dispatchId: z.string(),
  /** The person says that what is still pending did not come. Without it pending lines refuse the finish. */
  pendingAreMissing: z.boolean(),
  temperatureC: z.number().min(-100).max(60).nullable()
})
type Payload = z.infer<typeof payload>

/** R03: closes a dispatch. What never came is recorded as missing per bag; two people sign. */
export const finishDispatch = defineCommand<Payload, { dispatch: Dispatch | null; lines: DispatchLine[] }>({
  name: 'receiving.finishDispatch',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: true,
  payload,
  *load(p) {
    return { dispatch: yield* get('dispatch', p.dispatchId), lines: yield* find('dispatch_line', { dispatchId: p.dispatchId }) }
  },
  decide({ dispatch, lines }, p, { now, actor, second }) {
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    if (dispatch.state === 'finished') return err(refusal('receiving.dispatch-finished', { number: dispatch.number }))
    const pending = lines.filter((l) => l.outcome === 'pending')
    if (pending.length > 0 && !p.pendingAreMissing) return err(refusal('receiving.lines-pending', { count: pending.length }))
    return ok({
      puts: [
        change('dispatch', dispatch, { state: 'finished', finishedAt: now, finishedBy: actor.userId, checkedBy: second?.userId ?? null, temperatureC: p.temperatureC }),
        ...pending.map((l) => change('dispatch_line', l, { outcome: 'missing' }))
      ],
      labels: [],
      audit: { subjects: [`dispatch:${dispatch.id}`], detail: { number: dispatch.number, missing: pending.length, temperatureC: p.temperatureC } }
    })
  },
  // Finished at two benches is finished once. Lines that wait here and not there keep the list open, and somebody looks.
  caseOf: ({ code }) => (code === 'receiving.dispatch-finished' ? 'no-case' : null)
})
