import { z } from 'zod'
import { attachmentSchema, MAX_ATTACHMENT } from '../../domain/attachments/attachment.ts'
import { commandId, nothing } from './rows.ts'

const subject = z.string().regex(/^(referral|return|notice):[^\s]{1,100}$/)
/** here: on this bench, not at the server yet. sent: on both. elsewhere: another bench or the server has it. */
const row = attachmentSchema.extend({ addedByName: z.string(), takenBackByName: z.string().nullable(), where: z.enum(['here', 'sent', 'elsewhere']) })
export type AttachmentRow = z.infer<typeof row>

export const attachmentCalls = {
  'attachments.list': { capability: 'look', input: z.object({ subject }), output: z.object({ attachments: z.array(row) }) },
  'attachments.add': { capability: 'handle-stock', input: z.object({ commandId, subject, name: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array).refine((b) => b.length <= MAX_ATTACHMENT * 4) }), output: nothing },
  'attachments.takeBack': { capability: 'handle-stock', input: z.object({ commandId, attachmentId: z.string(), reason: z.string().min(1).max(200) }), output: nothing },
  /** Fetches it from the server when it is not here. A picture is shown by the page; a PDF is a slip that the shell opens, forgotten after a day. */
  'attachments.open': {
    capability: 'look',
    input: z.object({ attachmentId: z.string() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picture'), name: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
      z.object({ kind: z.literal('slip'), name: z.string(), file: z.string() })
    ])
  }
} as const
