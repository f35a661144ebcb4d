import { get } from '../../../../../src/shared/commands/load.ts'
import { instant } from '../../../../../src/shared/kernel/time.ts'
import { load } from '../../../sync/documents.ts'
import { handleDead } from '../outbox.ts'
import type { Tell } from '../outgoing.ts'

/** What a person decided about a dead message is done; it tells the station nothing by itself. A wish that was done finds nothing dead any more. */
export const tellMessage: Tell = async (db, ref, id) => {
  const message = await load({ db, siteId: ref.siteId }, get('station_message', id))
  if (message === null || message.wish === null || message.partnerId !== ref.partnerId) return []
  await handleDead(db, ref, { seq: message.seq, act: message.wish, by: message.wishedBy ?? '', reason: message.wishReason ?? '', now: instant(Date.now()) })
  return []
}
