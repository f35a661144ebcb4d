import { z } from 'zod'
import { keepsAManager } from '../../domain/identity/keeps-a-manager.ts'
import { userSchema, type User } from '../../domain/identity/user.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, findOne, get } from '../load.ts'

// `device:` begins the actor of what a bench does by itself: no person is ever called so.
const payload = userSchema.omit({ version: true }).extend({ id: z.string().regex(/^(?!device:)/) })
type Payload = z.infer<typeof payload>

export const defineUser = defineCommand<Payload, { existing: User | null; sameBadge: User | null; all: readonly User[] }>({
  name: 'identity.defineUser',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'manage-users',
  secondPerson: false,
  payload,
  *load(p) {
    return { existing: yield* get('app_user', p.id), sameBadge: yield* findOne('app_user', { badge: p.badge }), all: yield* find('app_user', {}) }
  },
  decide({ existing, sameBadge, all }, p) {
    if (sameBadge !== null && sameBadge.id !== p.id) return err(refusal('identity.badge-taken', { badge: p.badge }))
    if (!keepsAManager(all, p)) return err(refusal('identity.last-manager', { badge: p.badge }))
    const put = existing === null ? create('app_user', p) : change('app_user', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: [`user:${p.id}`], detail: { badge: p.badge, roles: p.roles.join(','), active: p.active } } })
  }
})
