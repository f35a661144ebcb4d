import { importDispatch } from '../../../../src/shared/commands/receiving/import-dispatch.ts'
import type { RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import { readDispatchDocument } from '../../../../src/shared/domain/station/read-dispatch-document.ts'
import type { Queryable } from '../../sync/documents.ts'
import { runOwn } from '../../sync/own-command.ts'
import type { PartnerRef } from './outbox.ts'

/** Who the audit names for what the gateway does by itself. Nobody can sign in as it; a bench that pushes under it is nobody known, and opens a case. */
export const STATION_ACTOR = 'server:station'

export interface ArrivedNote {
  readonly document: RawDocument
  readonly mapping: StationMapping
  readonly now: string
}

/** imported: the benches get it as a change. known: a note of this number is there already, and nothing was written. unfit: no line of it may come in. */
export type NoteTaken = 'imported' | 'known' | 'unfit'

/**
 * R03: a note that arrived by itself becomes the very command that a person's import of a file is, decided by the same code, in the transaction of the
 * caller. Lines that cannot be read stay out, as they do from a file; the inbox lists them. It only lists bags: each is scanned by a person.
 */
export async function takeDispatch(db: Queryable, { siteId, partnerId }: PartnerRef, { document, mapping, now }: ArrivedNote): Promise<NoteTaken> {
  const { good, bad: _bad, unmapped: _unmapped, ...head } = readDispatchDocument(document, mapping)
  if (good.length === 0) return 'unfit'
  const payload = { ...head, fileName: partnerId, lines: good }
  const done = await runOwn(db, siteId, { command: importDispatch, payload, actor: STATION_ACTOR, now })
  if (done.ok) return 'imported'
  return done.error.code === 'command.bad-payload' ? 'unfit' : 'known'
}
