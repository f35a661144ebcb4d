import { z } from 'zod'
import { pushedCommandSchema } from './push.ts'

/** What a bench without a network has not been able to push, as it is carried to the server on a stick. */
export const outboxContentSchema = z.object({
  deviceId: z.uuid(),
  benchName: z.string(),
  incarnation: z.number().int().min(1),
  exportedAt: z.string(),
  /** In order of `seq`, without gaps; the first one is the first that the server has not acknowledged, as far as the bench knows. */
  commands: z.array(pushedCommandSchema)
})
export type OutboxContent = z.infer<typeof outboxContentSchema>

/**
 * The file: `content` is the text of an `OutboxContent`, `mac` its HMAC-SHA256 in hex. The key of the HMAC is the SHA-256 of the device key
 * (hex text), which is what the server keeps of it: nobody else can make or change such a file.
 */
export const outboxFileSchema = z.object({ format: z.literal('hemobench-outbox-1'), content: z.string(), mac: z.string().length(64) })
export type OutboxFile = z.infer<typeof outboxFileSchema>
