import type { DocumentKind, MessageKind, OutgoingMessage, RawDocument } from '../../../../src/shared/domain/station/document.ts'

/** What could not be read as a document: kept as it came, for a person. It is not acknowledged, so a station that asks for that sends it again. */
export interface Spoiled {
  /** Where it stood: file name, place in an answer. */
  readonly source: string
  readonly text: string
  readonly problem: string
}

export interface Fetched {
  readonly documents: readonly RawDocument[]
  readonly spoiled: readonly Spoiled[]
  /** Bytes of the files of these documents, by their hash. Absent: none has any. */
  readonly bytes?: ReadonlyMap<string, Uint8Array>
  /** Where to go on in this round; null: the end for now. Opaque: only its adapter knows what it means. */
  readonly next: string | null
  /** Where the next round begins, kept with what was fetched; null: at the start, because the station itself knows what we have acknowledged. */
  readonly cursor: string | null
}

/** accepted and refused are the station's word. pending: it has the message and has not answered; the same message asks again. */
export type SendAnswer =
  | { readonly kind: 'accepted'; readonly reference: string }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | { readonly kind: 'pending' }

/** A document by its name at the station, and how many of its lines the hospital could not read. */
export interface Receipt {
  readonly kind: DocumentKind
  readonly number: string
  readonly revision: string | null
  readonly unread: number
}

/** Something that came damaged: where it stood, or the document that was not whole. */
export type Damaged = Pick<Spoiled, 'source'> | Pick<Receipt, 'kind' | 'number' | 'revision'>

/**
 * A blood station, in the lab's words. Four adapters know the four ways of talking to one; none of them knows what a document means.
 * Every call may be repeated: a message carries its key, a receipt names its document. Errors: PartnerAway, PartnerFault.
 */
export interface StationPort {
  readonly carries: { readonly incoming: readonly DocumentKind[]; readonly outgoing: readonly MessageKind[] }
  readonly fetch: (after: string | null) => Promise<Fetched>
  /** Says that a document is kept here. Only then may the station forget it. */
  readonly acknowledge: (receipt: Receipt) => Promise<void>
  /** Asks for it once more. Absent: the station gives again whatever is not acknowledged, without being asked. */
  readonly askAgain?: (damaged: Damaged) => Promise<void>
  readonly send: (message: OutgoingMessage) => Promise<SendAnswer>
  readonly close: () => Promise<void>
}

/** Nobody answers: no line, time-out, cut, 502-504. Says nothing about a message; the queue waits and grows. */
export class PartnerAway extends Error {}

/** It answers, and wrongly: 500, no JSON, no XML, a word nobody knows. Of one message it may be the message. */
export class PartnerFault extends Error {}
