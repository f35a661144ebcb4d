import { capabilitiesOf } from './capability.ts'
import type { User } from './user.ts'

type Held = Pick<User, 'id' | 'roles' | 'active'>

const manages = (user: Held): boolean => user.active && capabilitiesOf(user.roles).includes('manage-users')

/** False when this change would leave nobody who may manage people: the bench could then never be opened up again. */
export function keepsAManager(users: readonly Held[], changed: Held): boolean {
  return manages(changed) || !users.some(manages) || users.some((u) => u.id !== changed.id && manages(u))
}
