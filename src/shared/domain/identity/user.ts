import { z } from 'zod'
import { roles } from './capability.ts'

/** A person with credentials of their own. `pinHash` is an Argon2id string; the PIN itself is stored nowhere. */
export const userSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  badge: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  pinHash: z.string(),
  active: z.boolean()
})
export type User = z.infer<typeof userSchema>
