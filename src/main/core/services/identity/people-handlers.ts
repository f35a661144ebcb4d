import { find, get } from '../../../../shared/commands/load.ts'
import { defineUser } from '../../../../shared/commands/identity/define-user.ts'
import { openBench } from '../../../../shared/commands/identity/open-bench.ts'
import { capabilitiesOf } from '../../../../shared/domain/identity/capability.ts'
import { checkPin } from '../../../../shared/domain/identity/pin-rules.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { derivedIds } from '../../../../shared/kernel/derived-ids.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { hashPin } from '../../identity/pin.ts'

type Names = 'identity.firstRun' | 'identity.users' | 'identity.saveUser' | 'identity.setIdleLock'

/** People of the bench. A PIN is hashed here, before any command sees it: it stands in no outbox, audit entry or answer. */
export function peopleHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'identity.firstRun': async ({ commandId, hospitalName, badge, name, pin }) => {
      const bad = checkPin(pin, badge)
      if (bad !== null) return err(bad)
      // Asked before the costly hash too: an open bench must not be kept busy by anyone who reaches it.
      if (bench.documents.run(find('app_user', {})).length > 0 && !bench.enqueue.knows(commandId)) return err(refusal('identity.already-set-up'))
      const userId = derivedIds(commandId)()
      const roles = ['lab-head', 'technician'] as const
      const actor = { userId, name, badge, roles, capabilities: capabilitiesOf(roles) }
      const payload = { hospitalName, userId, badge, name, pinHash: await hashPin(pin) }
      const result = await decideCommand(bench, { purpose: 'identity.firstRun', command: openBench, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'identity.users': () => ok({ users: bench.documents.run(find('app_user', {})).map(({ id, badge, name, roles, active }) => ({ id, badge, name, roles, active })) }),
    'identity.saveUser': async ({ commandId, user, pin }, actor) => {
      const bad = pin === null ? null : checkPin(pin, user.badge)
      if (bad !== null) return err(bad)
      const pinHash = pin === null ? bench.documents.run(get('app_user', user.id))?.pinHash : await hashPin(pin)
      if (pinHash === undefined) return err(refusal('identity.user-unknown'))
      const result = await decideCommand(bench, { purpose: 'identity.saveUser', command: defineUser, commandId, payload: { ...user, pinHash }, actor })
      return result.ok ? ok({}) : result
    },
    'identity.setIdleLock': ({ minutes }, actor) => {
      if (actor === null) return err(refusal('identity.not-signed-in'))
      bench.identity.setIdleLock(actor, minutes)
      bench.emit('changed', { topics: ['identity'] })
      return ok({})
    }
  }
}
