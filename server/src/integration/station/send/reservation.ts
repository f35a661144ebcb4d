import { get } from '../../../../../src/shared/commands/load.ts'
import { shanghaiText } from '../../../../../src/shared/kernel/time.ts'
import { load } from '../../../sync/documents.ts'
import type { Tell } from '../outgoing.ts'

const kinds = { submit: 'reservation', amend: 'reservation-amend', withdraw: 'reservation-withdraw' } as const

/** R01: what is asked of the station and not answered yet. Each wish has its own key, so that it is one order however often it is sent. */
export const tellReservation: Tell = async (db, { siteId }, id) => {
  const found = await load({ db, siteId }, get('reservation', id))
  if (found === null || found.pending === null) return []
  const key = { submit: `reservation-${id}`, amend: `reservation-${id}-${found.revision}`, withdraw: `withdraw-${id}-${found.version}` }[found.pending]
  const head = { reservationNumber: found.number, neededBy: shanghaiText(found.neededBy), urgency: found.urgent ? 'urgent' : 'routine', purpose: found.pending === 'withdraw' ? (found.withdrawReason ?? '') : found.purpose }
  const lines = found.pending === 'withdraw' ? [] : found.lines.map((line) => ({ lineNo: String(line.lineNo), productCode: line.productCode, abo: line.abo, rhd: line.rhd, quantity: String(line.quantity), unit: line.unit }))
  return [{ key, kind: kinds[found.pending], subject: `reservation:${id}`, head, lines }]
}
