import { find } from '../../../../shared/commands/load.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import { practicePeople } from '../../../../shared/practice/practice-people.ts'

type Names = 'identity.session' | 'identity.practicePeople' | 'identity.signIn' | 'identity.signOut' | 'identity.sign'

export function identityHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { identity } = bench
  return {
    'identity.session': () => {
      const person = identity.current()
      return ok({
        person: person === null ? null : { ...person, roles: [...person.roles], capabilities: [...person.capabilities] },
        firstRun: person === null && bench.documents.run(find('app_user', {})).length === 0,
        idleLockMinutes: identity.idleLockMinutes()
      })
    },
    'identity.practicePeople': () => ok({ people: bench.config.practice === 'off' || bench.config.practice === 'empty' ? [] : practicePeople.map((p) => ({ ...p, roles: [...p.roles] })) }),
    'identity.signIn': async ({ badge, pin }) => {
      const result = await identity.signIn(badge, pin)
      if (!result.ok) return result
      const person = result.value
      return ok({ person: { ...person, roles: [...person.roles], capabilities: [...person.capabilities] } })
    },
    'identity.signOut': () => {
      identity.signOut()
      return ok({})
    },
    'identity.sign': (input) => identity.sign(input)
  }
}
