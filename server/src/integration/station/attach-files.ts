import { attach } from '../../../../src/shared/commands/attachments/attach.ts'
import type { RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Queryable } from '../../sync/documents.ts'
import { runOwn } from '../../sync/own-command.ts'
import type { PartnerRef } from './partner-ref.ts'
import { STATION_ACTOR } from './station-actor.ts'

/** R07 R10: the files of a document beside what it became. Their bytes were kept with the document. What is there already stays. */
export async function attachFiles(db: Queryable, { siteId }: PartnerRef, { document, subject, now }: { readonly document: RawDocument; readonly subject: string; readonly now: string }): Promise<void> {
  for (const file of document.files ?? []) await runOwn(db, siteId, { command: attach, payload: { subject, ...file }, actor: STATION_ACTOR, now })
}
