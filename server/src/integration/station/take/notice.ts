import { openRecall } from '../../../../../src/shared/commands/notices/open-recall.ts'
import { takeNotice as command } from '../../../../../src/shared/commands/notices/take-notice.ts'
import type { RecallTarget } from '../../../../../src/shared/domain/notices/recall.ts'
import { readNotice } from '../../../../../src/shared/domain/station/read-notice-document.ts'
import { nameId } from '../../../../../src/shared/kernel/name-ids.ts'
import type { Queryable } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import { attachFiles } from '../attach-files.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { localCellsOf } from '../local-cells-of.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/**
 * R10: a notice is on every bench; a recall takes its bags out of use in the same transaction. What it says that cannot be read is a question for people, and does
 * not keep the rest from being locked: locking is always safe. A recall that comes again with more bags is another recall, for those.
 */
export const takeNotice: Take = async (db, ref, { document, version, mapping, now }) => {
  const { notice, refused } = readNotice(document, mapping, await localCellsOf(db, ref.siteId))
  for (const { line, field, code, value } of refused) await keepQuestion(db, ref, { document, problem: `line ${line}: ${field} ${code} "${value}"`, now })
  const { target, ...said } = notice
  const taken = await runOwn(db, ref.siteId, { command, payload: { ...said, partnerId: ref.partnerId }, actor: STATION_ACTOR, now })
  if (!taken.ok) throw new Error(`${command.name}: ${taken.error.code} ${JSON.stringify(taken.error.params)}`)
  await attachFiles(db, ref, { document, subject: `notice:${nameId('notice', ref.partnerId, document.number)}`, now })
  if (notice.kind !== 'recall') return 'taken'
  if (target.dins.length === 0 && target.products.length === 0) {
    await keepQuestion(db, ref, { document, problem: 'a recall that names no donation and no product', now })
    return 'notices.recall-empty'
  }
  const number = version === 1 ? document.number : `${document.number}-${version}`
  const payload = { ...target, recallId: nameId('recall', ref.partnerId, number), number, noticeId: nameId('notice', ref.partnerId, document.number), reason: notice.title, unitIds: await unitsOf(db, ref.siteId, target) }
  const opened = await runOwn(db, ref.siteId, { command: openRecall, payload, actor: STATION_ACTOR, now })
  if (opened.ok) return 'recalled'
  await keepQuestion(db, ref, { document, problem: `${opened.error.code} ${JSON.stringify(opened.error.params)}`, now })
  return opened.error.code
}

async function unitsOf(db: Queryable, siteId: string, { products }: RecallTarget): Promise<string[]> {
  const ids: string[] = []
  for (const p of products) {
    const { rows } = await db.query<{ id: string }>('SELECT id FROM unit WHERE site_id = $1 AND product_code LIKE $2 AND expires_at >= $3 AND expires_at <= $4 ORDER BY id LIMIT 2000', [siteId, `${p.productCode}%`, p.expiresFrom, p.expiresTo])
    ids.push(...rows.map(({ id }) => id))
  }
  return [...new Set(ids)].slice(0, 2000)
}
