import { z } from 'zod'
import { nothing, person } from './rows.ts'

const credentials = z.object({ badge: z.string().trim().min(1).max(40), pin: z.string().min(1).max(40) })

export const identityCalls = {
  'identity.session': { capability: null, input: nothing, output: z.object({ person: person.nullable() }) },
  /** Practice mode only: the invented people and their PINs, to sign in with. Empty otherwise. */
  'identity.practicePeople': { capability: null, input: nothing, output: z.object({ people: z.array(z.object({ badge: z.string(), name: z.string(), pin: z.string(), roles: z.array(z.string()) })) }) },
  'identity.signIn': { capability: null, input: credentials, output: z.object({ person }) },
  'identity.signOut': { capability: 'session', input: nothing, output: nothing },
  /** The second person signs with own badge and PIN. Valid for five minutes, for calls of this purpose (a call name). */
  'identity.sign': {
    capability: 'session',
    input: credentials.extend({ purpose: z.string().max(60) }),
    output: z.object({ signature: z.string(), userId: z.string(), name: z.string() })
  }
} as const
