import { z } from 'zod'
import { mediaTypes } from '../attachments/attachment.ts'

/** What a station tells us. Each is a document with a number of the station's. */
export const documentKinds = ['dispatch', 'dispatch-withdrawal', 'reservation-feedback', 'return-decision', 'reference-result', 'notice', 'statement'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What we tell a station. */
export const messageKinds = ['reservation', 'reservation-amend', 'reservation-withdraw', 'dispatch-receipt', 'return-request', 'referral'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Without NUL and half characters: no database keeps them, and no station means them. */
// oxlint-disable-next-line no-control-regex -- NUL is what is looked for
const text = (longest: number): z.ZodString => z.string().max(longest).regex(/^[^\u0000\ud800-\udfff]*$/u)
const texts = z.record(text(80), text(20_000))

/** A file beside a document (a report, an annex), by the hash of its bytes. */
const documentFileSchema = z.object({ name: text(200).min(1), sha256: z.string().length(64), mediaType: z.enum(mediaTypes), size: z.number().int() })
export type DocumentFile = z.infer<typeof documentFileSchema>

/** A document as it came: texts under the names the station uses. Nothing is understood yet (mapping.ts does that). */
export const rawDocumentSchema = z.object({
  kind: z.enum(documentKinds),
  number: text(60).min(1),
  /** The station's own mark of which version this is: a counter or a time, comparable only within this document. Null: it gives none. */
  revision: text(40).nullable(),
  /** How many lines the station says there are; null: it does not say, and half a document cannot be told from a whole one. */
  declaredLines: z.number().int().min(0).nullable(),
  head: texts,
  lines: z.array(texts).max(5000),
  /** Absent: it has none. */
  files: z.array(documentFileSchema).max(10).optional()
})
export type RawDocument = z.infer<typeof rawDocumentSchema>

/** A message on its way to a station: in the station's words, mapped before it is queued, so that what a person sees is what goes out. */
export const outgoingMessageSchema = z.object({
  /** The same for every attempt: a station that has seen it answers what it answered then. */
  key: z.string().min(8).max(80).regex(/^[A-Za-z0-9_-]+$/),
  kind: z.enum(messageKinds),
  /** What it is about (`reservation:…`). Messages about one thing keep their order even when one of them is stuck. */
  subject: text(120).min(1),
  head: texts,
  lines: z.array(texts).max(2000)
})
export type OutgoingMessage = z.infer<typeof outgoingMessageSchema>
