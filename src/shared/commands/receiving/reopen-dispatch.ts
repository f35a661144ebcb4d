import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ dispatchId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** R03: bags that were missing come after all, with a later delivery. The note is open again; two people finish it again, and the station is answered again. */
export const reopenDispatch = defineCommand<Payload, { dispatch: Dispatch | null; lines: readonly DispatchLine[] }>({
  name: 'receiving.reopenDispatch',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load(p) {
    return { dispatch: yield* get('dispatch', p.dispatchId), lines: yield* find('dispatch_line', { dispatchId: p.dispatchId }) }
  },
  decide({ dispatch, lines }, { reason }) {
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    if (dispatch.state === 'open') return err(refusal('receiving.dispatch-open', { number: dispatch.number }))
    // What the station took off its list is not waited for.
    const missing = lines.filter((l) => l.outcome === 'missing' && l.listed)
    return ok({
      puts: [change('dispatch', dispatch, { state: 'open', finishedAt: null, finishedBy: null, checkedBy: null }), ...missing.map((l) => change('dispatch_line', l, { outcome: 'pending' }))],
      labels: [],
      audit: { subjects: [`dispatch:${dispatch.id}`], detail: { number: dispatch.number, reason, missing: missing.length } }
    })
  },
  caseOf: ({ code }) => (code === 'receiving.dispatch-open' ? 'no-case' : null)
})
