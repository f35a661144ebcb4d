import { find, get } from '../../../../../src/shared/commands/load.ts'
import type { DeliveryBox } from '../../../../../src/shared/domain/receiving/delivery-box.ts'
import type { DispatchLine } from '../../../../../src/shared/domain/receiving/dispatch-line.ts'
import { isTakenOff } from '../../../../../src/shared/domain/receiving/listed-bag.ts'
import { instant, toMs } from '../../../../../src/shared/kernel/time.ts'
import { termText } from '../../../../../src/shared/text/term-text.ts'
import { load } from '../../../sync/documents.ts'
import type { Tell } from '../outgoing.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/**
 * R03: what became of each bag of a note goes back to the station that sent it, once the note is finished: received, quarantined, rejected or missing,
 * with what was found, and bags that were not on the list. Opened again and finished again it is answered again, as a whole.
 */
export const tellDispatch: Tell = async (db, { siteId, partnerId }, id) => {
  const source = { db, siteId }
  const dispatch = await load(source, get('dispatch', id))
  // A note that a person imported from a file came another way, and its answer goes another way.
  if (dispatch === null || dispatch.state !== 'finished' || dispatch.finishedAt === null || dispatch.importedBy !== STATION_ACTOR || dispatch.fileName !== partnerId) return []
  const lines = (await load(source, find('dispatch_line', { dispatchId: id }))).filter((l) => !isTakenOff(l))
  // All of it taken back before anybody looked: there is nothing to answer.
  if (lines.length === 0) return []
  const boxes = new Map((await load(source, find('delivery_box', { dispatchId: id }))).map((box) => [box.id, box]))
  const head: Record<string, string> = { dispatchNumber: dispatch.number, ...(dispatch.temperatureC === null ? {} : { temperatureC: String(dispatch.temperatureC) }) }
  return [{ key: `receipt-${id}-${toMs(instant(Date.parse(dispatch.finishedAt)))}`, kind: 'dispatch-receipt', subject: `dispatch:${id}`, head, lines: lines.toSorted((a, b) => a.lineNo - b.lineNo).map((line) => lineOf(line, line.boxId === null ? undefined : boxes.get(line.boxId))) }]
}

function lineOf({ lineNo, listed, din, productCode, outcome, findings }: DispatchLine, box: DeliveryBox | undefined): Record<string, string> {
  // Listed after it came, it is no extra one any more; taken off the list after it came, it is one now.
  const found = [...findings.filter((f) => f !== 'extra'), ...(listed ? [] : (['extra'] as const))]
  // The station's people read it: words, and in its own language.
  const reason = found.map((finding) => termText('zh-CN', 'finding', finding)).join('、')
  return { lineNo: String(lineNo), din, productCode, receipt: outcome, ...(reason === '' ? {} : { reason }), ...(box === undefined ? {} : { boxNumber: box.number, ...(box.temperatureC === null ? {} : { temperatureC: String(box.temperatureC) }) }) }
}
