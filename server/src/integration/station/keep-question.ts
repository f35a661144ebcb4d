import type { RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Queryable } from '../../sync/documents.ts'
import { keepSpoiled } from './inbox.ts'
import type { PartnerRef } from './partner-ref.ts'

/** What a document says and we cannot do: kept with the whole document and shown to people on the link screen, once however often it comes. */
export async function keepQuestion(db: Queryable, ref: PartnerRef, { document, problem, now }: { readonly document: RawDocument; readonly problem: string; readonly now: string }): Promise<void> {
  await keepSpoiled(db, ref, { spoiled: { source: `${document.kind} ${document.number}`, text: `${problem}\n${JSON.stringify(document, null, 1)}`, problem }, now })
}
