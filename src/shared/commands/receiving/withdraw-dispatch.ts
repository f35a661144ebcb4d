import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { find, findOne } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = z.object({ number: z.string().min(1).max(30), reason: z.string().max(200) })
type Payload = z.infer<typeof payload>

/** R03: the station takes a note back. What nobody has looked at comes off the list; what is in the house already is a case: whose it is, people must say. */
export const withdrawDispatch = defineCommand<Payload, { dispatch: Dispatch | null; lines: readonly DispatchLine[] }>({
  name: 'receiving.withdrawDispatch',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ number }) {
    const dispatch = yield* findOne('dispatch', { number })
    return { dispatch, lines: dispatch === null ? [] : yield* find('dispatch_line', { dispatchId: dispatch.id }) }
  },
  decide({ dispatch, lines }, { number, reason }, context) {
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    const pending = lines.filter((l) => l.outcome === 'pending')
    const here = lines.filter((l) => l.outcome === 'accepted' || l.outcome === 'quarantined')
    return ok({
      puts: [
        ...pending.map((l) => change('dispatch_line', l, { outcome: 'missing', listed: false })),
        ...(dispatch.state === 'open' && here.length === 0 ? [change('dispatch', dispatch, { state: 'finished', finishedAt: context.now, finishedBy: context.actor.userId })] : []),
        ...(here.length === 0 ? [] : [caseOf('dispatch-withdrawn', { unitId: here[0]?.unitId ?? null, requestId: null, patientId: null, finding: `${number} · ${here.length}` }, context)])
      ],
      labels: [],
      audit: { subjects: [`dispatch:${dispatch.id}`], detail: { number, reason, pending: pending.length, here: here.length } }
    })
  }
})
