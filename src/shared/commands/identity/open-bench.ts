import { z } from 'zod'
import type { User } from '../../domain/identity/user.ts'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  hospitalName: z.string().min(1).max(60),
  userId: z.uuid(),
  badge: z.string().min(1).max(40),
  name: z.string().min(1).max(30),
  pinHash: z.string().min(20)
})
type Payload = z.infer<typeof payload>

/**
 * Opens an empty bench: names the hospital and makes its first person, who may do everything a lab head and a technician may.
 * Nobody is signed in yet, so the first person is also the actor; it is refused for ever once anybody was defined.
 */
export const openBench = defineCommand<Payload, { users: readonly User[]; site: Site | null }>({
  name: 'identity.openBench',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'manage-users',
  secondPerson: false,
  beforeAnybody: true,
  payload,
  *load() {
    return { users: yield* find('app_user', {}), site: yield* get('site', 'site') }
  },
  decide({ users, site }, { hospitalName, userId, ...person }) {
    if (users.length > 0) return err(refusal('identity.already-set-up'))
    const house = site === null ? create('site', { id: 'site', hospitalName, sampleMaxHours: 72, expiringSoonHours: 72 }) : change('site', site, { hospitalName })
    const first = create('app_user', { ...person, id: userId, roles: ['lab-head', 'technician'], active: true })
    return ok({ puts: [house, first], labels: [], audit: { subjects: ['site:site', `user:${userId}`], detail: { hospitalName, badge: person.badge, roles: 'lab-head,technician' } } })
  }
})
