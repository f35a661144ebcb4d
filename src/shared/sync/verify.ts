import { z } from 'zod'

/** Badge and PIN of somebody at a bench: the server knows who was stopped a second ago, and counts wrong PINs over all benches. */
export const verifyRequestSchema = z.object({ badge: z.string().trim().min(1).max(40), pin: z.string().min(1).max(40) })
export type VerifyRequest = z.infer<typeof verifyRequestSchema>

export const verifyReplySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), userId: z.string() }),
  z.object({
    ok: z.literal(false),
    refusal: z.object({
      code: z.enum(['identity.badge-unknown', 'identity.user-inactive', 'identity.locked', 'identity.pin-wrong']),
      params: z.record(z.string(), z.union([z.string(), z.number()]))
    }),
    /** Of whom, when the badge is known: a bench ends what a stopped person still has open. */
    userId: z.string().nullable()
  })
])
export type VerifyReply = z.infer<typeof verifyReplySchema>
