import { linkDispatch } from '../../../../../src/shared/commands/reservations/link-dispatch.ts'
import { mapIn } from '../../../../../src/shared/domain/station/apply-mapping.ts'
import { amendDispatch } from '../../../../../src/shared/commands/receiving/amend-dispatch.ts'
import { importDispatch } from '../../../../../src/shared/commands/receiving/import-dispatch.ts'
import { isSameBag, type BagName } from '../../../../../src/shared/domain/receiving/listed-bag.ts'
import { readDispatchDocument } from '../../../../../src/shared/domain/station/read-dispatch-document.ts'
import { nameId } from '../../../../../src/shared/kernel/name-ids.ts'
import type { Queryable } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { localCellsOf } from '../local-cells-of.ts'
import { STATION_ACTOR } from '../station-actor.ts'
import { withdrawnEarly } from './dispatch-withdrawal.ts'

/**
 * R03: a note that arrived by itself becomes the very command that a person's import of a file is, decided by the same code, in the transaction of the
 * caller. A bag that the house has already had by another note stays out and is a question to people: waited for, it could only be missed. imported: the benches get it as a change. known: a note of this number is there already, and nothing was written. unfit: no line of it may
 * come in. changed: a later version of a note that is here; what of it follows is the rule of amend-dispatch.ts. Lines that cannot be read stay out, as they do from a file; the inbox lists them. It only lists bags: each is scanned by a person.
 */
export const takeDispatch: Take = async (db, ref, { document, version, mapping, now }) => {
  const { siteId, partnerId } = ref
  const { good: read, bad, unmapped, ...head } = readDispatchDocument(document, mapping, await localCellsOf(db, siteId))
  const elsewhere = await receivedElsewhere(db, { siteId, number: head.number, rows: read })
  if (elsewhere.length > 0) await keepQuestion(db, ref, { document, problem: `receiving.bag-already-stocked ${elsewhere.map(({ din, productCode }) => `${din} ${productCode}`).join(', ')}`.slice(0, 500), now })
  const good = read.filter((row) => !elsewhere.includes(row))
  if (good.length === 0) return 'unfit'
  if (version > 1) {
    const unread = [...new Set([...bad.map((b) => b.lineNo), ...unmapped.map((u) => u.line)])]
    const changed = await runOwn(db, siteId, { command: amendDispatch, payload: { number: head.number, lines: good, unread }, actor: STATION_ACTOR, now })
    if (changed.ok) return 'changed'
    // The first version brought nothing in (not one line of it could be read): this one is the first for the benches.
    if (changed.error.code !== 'receiving.dispatch-unknown') return changed.error.code
  }
  const payload = { ...head, fileName: partnerId, lines: good }
  const done = await runOwn(db, siteId, { command: importDispatch, payload, actor: STATION_ACTOR, now })
  if (done.ok) {
    const reservationNumber = mapIn(mapping, document.head, 0).texts['reservationNumber'] ?? ''
    // A number that is no reservation of ours is the station's mistake and stops no bag.
    if (reservationNumber !== '') await runOwn(db, siteId, { command: linkDispatch, payload: { reservationNumber, dispatchNumber: head.number }, actor: STATION_ACTOR, now })
    return (await withdrawnEarly(db, ref, { number: head.number, mapping, now })) ? 'withdrawn' : 'imported'
  }
  return done.error.code === 'command.bad-payload' ? 'unfit' : 'known'
}

/** Rows whose bag is in the records of the house, and not by this note. */
async function receivedElsewhere<T extends BagName>(db: Queryable, { siteId, number, rows }: { readonly siteId: string; readonly number: string; readonly rows: readonly T[] }): Promise<T[]> {
  const { rows: units } = await db.query<{ din: string; product_code: string }>(
    `SELECT din, product_code FROM unit WHERE site_id = $1 AND din = ANY($2) AND dispatch_id IS DISTINCT FROM $3`,
    [siteId, rows.map(({ din }) => din), nameId('dispatch', number)]
  )
  return rows.filter((row) => units.some((u) => isSameBag(row, { din: u.din, productCode: u.product_code })))
}
