import { z } from 'zod'
import { MAX_ATTACHMENT } from '../domain/attachments/attachment.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** The bytes in base64. */
const bytes = z.string().max(Math.ceil(MAX_ATTACHMENT / 3) * 4)

/** Bytes of a file whose document the server has; again is harmless. */
export const putAttachmentRequestSchema = z.object({ sha256, bytes })
export const putAttachmentReplySchema = z.object({ kept: z.literal(true) })

export const getAttachmentRequestSchema = z.object({ sha256 })
/** Null: no bench has sent them yet. */
export const getAttachmentReplySchema = z.object({ bytes: bytes.nullable() })
