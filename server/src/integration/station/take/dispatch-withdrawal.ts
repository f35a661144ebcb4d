import { withdrawDispatch } from '../../../../../src/shared/commands/receiving/withdraw-dispatch.ts'
import { mapIn } from '../../../../../src/shared/domain/station/apply-mapping.ts'
import { rawDocumentSchema, type RawDocument } from '../../../../../src/shared/domain/station/document.ts'
import type { StationMapping } from '../../../../../src/shared/domain/station/mapping.ts'
import type { Queryable } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import type { PartnerRef } from '../partner-ref.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** Withdrawals that came before their notes wait under this word. */
const EARLY = 'receiving.dispatch-unknown'

/** R03: the station takes a note back, by its number in the head or as the number of the document. */
export const takeWithdrawal: Take = async (db, ref, { document, mapping, now }) => {
  const payload = withdrawalOf(document, mapping)
  const done = await runOwn(db, ref.siteId, { command: withdrawDispatch, payload, actor: STATION_ACTOR, now })
  if (done.ok) return 'withdrawn'
  await keepQuestion(db, ref, { document, problem: `${done.error.code} ${payload.number}`, now })
  return done.error.code
}

/** R03: a note that has just come in may have been taken back before it came: messages overtake one another. @returns whether it was */
export async function withdrawnEarly(db: Queryable, { siteId, partnerId }: PartnerRef, { number, mapping, now }: { readonly number: string; readonly mapping: StationMapping; readonly now: string }): Promise<boolean> {
  const early = `site_id = $1 AND partner_id = $2 AND kind = 'dispatch-withdrawal' AND state = 'current' AND became = '${EARLY}'`
  const { rows } = await db.query<{ number: string; document: unknown }>(`SELECT number, document FROM station_document WHERE ${early} ORDER BY received_at, number`, [siteId, partnerId])
  for (const row of rows) {
    const payload = withdrawalOf(rawDocumentSchema.parse(row.document), mapping)
    if (payload.number !== number) continue
    const done = await runOwn(db, siteId, { command: withdrawDispatch, payload, actor: STATION_ACTOR, now })
    if (!done.ok) continue
    await db.query(`UPDATE station_document SET became = 'withdrawn' WHERE ${early} AND number = $3`, [siteId, partnerId, row.number])
    return true
  }
  return false
}

function withdrawalOf(document: RawDocument, mapping: StationMapping): { readonly number: string; readonly reason: string } {
  const { texts } = mapIn(mapping, document.head, 0)
  return { number: (texts['dispatchNumber'] ?? document.number).slice(0, 30), reason: (texts['reason'] ?? '').slice(0, 200) }
}
