import { z } from 'zod'
import type { DeliveryBox } from '../../domain/receiving/delivery-box.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  dispatchId: z.string(),
  number: z.string().trim().min(1).max(30),
  temperatureC: z.number().min(-100).max(60).nullable(),
  sealed: z.boolean(),
  note: z.string().trim().max(200)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly dispatch: Dispatch | null
  readonly known: DeliveryBox | null
  readonly lines: readonly DispatchLine[]
}

/**
 * R03: a transport box has arrived, with the temperature in it. What was typed wrongly is said again, until the first bag of the box is on record:
 * that bag was judged by it.
 */
export const receiveBox = defineCommand<Payload, Documents>({
  name: 'receiving.receiveBox',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load(p) {
    const known = yield* get('delivery_box', boxIdOf(p))
    return { dispatch: yield* get('dispatch', p.dispatchId), known, lines: known === null ? [] : yield* find('dispatch_line', { dispatchId: p.dispatchId }) }
  },
  decide({ dispatch, known, lines }, p, context) {
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    if (dispatch.state === 'finished') return err(refusal('receiving.dispatch-finished', { number: dispatch.number }))
    if (known !== null && lines.some((line) => line.boxId === known.id)) return err(refusal('receiving.box-in-use', { box: known.number }))
    return ok(arrived(known, p, context))
  },
  /** Two benches that measured one box differently, and bags were judged by the first: somebody has to look. */
  caseOf: ({ code }, { known }, p) => (code === 'receiving.dispatch-finished' || (known !== null && known.temperatureC === p.temperatureC && known.sealed === p.sealed) ? 'no-case' : null),
  /** Written down at two benches it is the box of the first; on a note that was finished meanwhile it is still a box that came. */
  record({ dispatch, known }, p, context) {
    return dispatch === null || known !== null ? null : arrived(null, p, context)
  }
})

function arrived(known: DeliveryBox | null, { dispatchId, number, temperatureC, sealed, note }: Payload, { now, actor }: CommandContext): Effects {
  const id = boxIdOf({ dispatchId, number })
  const facts = { temperatureC, sealed, note, arrivedAt: now, receivedBy: actor.userId }
  return {
    puts: [known === null ? create('delivery_box', { id, dispatchId, number, ...facts }) : change('delivery_box', known, facts)],
    labels: [],
    audit: { subjects: [`dispatch:${dispatchId}`, `box:${id}`], detail: { box: number, temperatureC, sealed, note } }
  }
}

/** The same box of the same note is the same document on every bench. */
function boxIdOf({ dispatchId, number }: Pick<Payload, 'dispatchId' | 'number'>): string {
  return nameId('delivery_box', dispatchId, number)
}
