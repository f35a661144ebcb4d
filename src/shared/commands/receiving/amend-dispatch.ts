import { z } from 'zod'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import { followNote } from '../../domain/receiving/follow-note.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Product } from '../../domain/stock/product.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, type Put } from '../effects.ts'
import { find, findOne } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'
import { listedLines, pendingLines, rowsOf } from './listed-lines.ts'

const payload = z.object({
  number: z.string().min(1).max(30),
  lines: listedLines.min(1),
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
 * R03: the station sends a note again with changes (`followNote` says what follows). What it now says otherwise about a bag in the house opens a case:
 * the bag was checked against what the note said then. Bags that it adds to a note that was finished open it again.
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
    const { followed, added, differs, expectsMore } = followNote(known, rowsOf(lines, products), { unread: unread.length > 0 })
    const puts: Put[] = [...followed.map(({ line, to }) => change('dispatch_line', line, to)), ...pendingLines(dispatch.id, added, known)]
    // Bags that it lists only now still have to come or be missed: it is open again, and two people finish it again.
    if (dispatch.state === 'finished' && expectsMore) puts.push(change('dispatch', dispatch, { state: 'open', finishedAt: null, finishedBy: null, checkedBy: null }))
    const odd = differs.length
    if (odd > 0) puts.push(caseOf('dispatch-changed', { unitId: differs[0]?.unitId ?? null, requestId: null, patientId: null, finding: `${number} · ${odd}` }, context))
    return ok({ puts, labels: [], audit: { subjects: [`dispatch:${dispatch.id}`, ...differs.flatMap((l) => (l.unitId === null ? [] : [`unit:${l.unitId}`]))], detail: { number, changed: puts.length, differs: odd } } })
  }
})
