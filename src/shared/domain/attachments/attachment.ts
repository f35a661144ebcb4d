import { z } from 'zod'

/** What a file may be attached to: a referral to the station (R07), a return (R08), a notice (R10). */
export const attachmentSubjects = ['referral', 'return', 'notice'] as const
export type AttachmentSubject = (typeof attachmentSubjects)[number]

/** Kinds of files that are kept, told by their first bytes: a name says nothing. */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type MediaType = (typeof mediaTypes)[number]

/** Longest file, bytes. A page that was scanned is far below it; what is above is a film or a mistake. */
export const MAX_ATTACHMENT = 5 * 1024 * 1024
/** Files of one thing. */
export const MAX_ATTACHMENTS = 20

/** A file beside a document. The bytes go their own way and are named by their hash; this only says that they belong here. */
export const attachmentSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** `referral:<id>`, `return:<id>`, `notice:<id>`. */
  subject: z.string(),
  /** SHA-256 of the bytes, hex. */
  sha256: z.string(),
  name: z.string(),
  mediaType: z.enum(mediaTypes),
  /** Bytes. */
  size: z.number().int(),
  addedAt: z.string(),
  addedBy: z.string(),
  /** Null: it stands. Else when, by whom and why it was taken back: the wrong file, or of another patient. It is opened no more. */
  takenBackAt: z.string().nullable(),
  takenBackBy: z.string().nullable(),
  takenBackReason: z.string().nullable()
})
export type Attachment = z.infer<typeof attachmentSchema>

export const stands = ({ takenBackAt }: Pick<Attachment, 'takenBackAt'>): boolean => takenBackAt === null

const beginnings: readonly (readonly [MediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]
]

/** What the bytes are, or null when they are nothing that is kept. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  return beginnings.find(([, first]) => first.every((byte, i) => bytes[i] === byte))?.[0] ?? null
}

/** A name that a person reads and a disk takes: no path, nothing invisible, never empty. */
export function tidyName(name: string, mediaType: MediaType): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const plain = last.replaceAll(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '').trim().slice(-80)
  const ending = { 'application/pdf': '.pdf', 'image/jpeg': '.jpg', 'image/png': '.png' }[mediaType]
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return `${stem === '' || /^\.+$/.test(stem) ? 'file' : stem}${ending}`
}
