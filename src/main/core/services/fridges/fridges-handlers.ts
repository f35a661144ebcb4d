import { defineFridge } from '../../../../shared/commands/fridges/define-fridge.ts'
import { find } from '../../../../shared/commands/load.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import { heldIn } from './held-in.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'

export function fridgesHandlers(bench: BenchContext): Pick<Handlers, 'fridges.list' | 'fridges.save'> {
  return {
    'fridges.list': () => ok({ fridges: bench.documents.run(find('fridge', {})).map((f) => ({ ...f, held: heldIn(bench.db, f.id) })) }),
    'fridges.save': async ({ commandId, fridge }, actor) => {
      const result = await decideCommand(bench, { purpose: 'fridges.save', command: defineFridge, commandId, payload: fridge, actor })
      return result.ok ? ok({}) : result
    }
  }
}
