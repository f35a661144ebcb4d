import { z } from 'zod'
import { roles } from '../../domain/identity/capability.ts'
import { commandId, nothing, person } from './rows.ts'

/** Its form is checked by `checkPin`, so that the refusal is a sentence. */
const newPin = z.string().min(1).max(40)
const badge = z.string().trim().min(1).max(40)
const personName = z.string().trim().min(1).max(30)
export const userRow = z.object({ id: z.string(), badge: z.string(), name: z.string(), roles: z.array(z.enum(roles)), active: z.boolean() })
export type UserRow = z.infer<typeof userRow>

const credentials = z.object({ badge: z.string().trim().min(1).max(40), pin: z.string().min(1).max(40) })

export const identityCalls = {
  'identity.session': {
    capability: null,
    input: nothing,
    output: z.object({
      person: person.nullable(),
      /** Nobody was ever defined here: the first-run set-up comes before any sign-in. */
      firstRun: z.boolean(),
      /** Minutes without a key or a scan after which the screen locks. */
      idleLockMinutes: z.number().int()
    })
  },
  /** Practice mode only: the invented people and their PINs, to sign in with. Empty otherwise. */
  'identity.practicePeople': { capability: null, input: nothing, output: z.object({ people: z.array(z.object({ badge: z.string(), name: z.string(), pin: z.string(), roles: z.array(z.string()) })) }) },
  /** Only while there is no user at all: hospital and first person (lab head and technician), in one transaction. */
  'identity.firstRun': {
    capability: null,
    input: z.object({ commandId, hospitalName: z.string().trim().min(1).max(60), badge, name: personName, pin: newPin }),
    output: nothing
  },
  'identity.users': { capability: 'manage-users', input: nothing, output: z.object({ users: z.array(userRow) }) },
  /** `pin` null: stays as it is (a new person needs one). */
  'identity.saveUser': {
    capability: 'manage-users',
    input: z.object({ commandId, user: z.object({ id: z.uuid(), badge, name: personName, roles: z.array(z.enum(roles)).min(1).max(roles.length), active: z.boolean() }), pin: newPin.nullable() }),
    output: nothing
  },
  'identity.setIdleLock': { capability: 'set-up', input: z.object({ minutes: z.number().int().min(1).max(60) }), output: nothing },
  'identity.signIn': { capability: null, input: credentials, output: z.object({ person }) },
  'identity.signOut': { capability: 'session', input: nothing, output: nothing },
  /**
   * The second person signs with own badge and PIN: for five minutes, for calls of this purpose (a call name) by the person
   * who is signed in now, and for as many of them as were shown (`uses`).
   */
  'identity.sign': {
    capability: 'session',
    input: credentials.extend({ purpose: z.string().max(60), uses: z.number().int().min(1).max(200).default(1) }),
    output: z.object({ signature: z.string(), userId: z.string(), name: z.string() })
  }
} as const
