import { definePolicy } from '../../../../shared/commands/ops/define-policy.ts'
import { get } from '../../../../shared/commands/load.ts'
import { defaultPolicy } from '../../../../shared/domain/ops/policy.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'

interface Row {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly detail: string
}

export function policyHandlers(bench: BenchContext): Pick<Handlers, 'ops.policy' | 'ops.savePolicy'> {
  return {
    'ops.policy': () => {
      const rows = bench.db
        .prepare<[], Row>(
          `SELECT e.seq, e.at, e.actor_name AS actor, e.detail FROM audit_subject s JOIN audit_entry e ON e.seq = s.seq WHERE s.subject = 'policy:policy' ORDER BY e.seq DESC LIMIT 100`
        )
        .all()
      const history = rows.map(({ seq, at, actor, detail }) => ({ seq, at, actor, changes: JSON.parse(detail) as Record<string, string> }))
      return ok({ policy: bench.documents.run(get('policy', 'policy')) ?? defaultPolicy, history })
    },
    'ops.savePolicy': async ({ commandId, policy }, actor) => {
      const result = await decideCommand(bench, { purpose: 'ops.savePolicy', command: definePolicy, commandId, payload: policy, actor })
      return result.ok ? ok({}) : result
    }
  }
}
