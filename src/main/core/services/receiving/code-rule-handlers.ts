import { find } from '../../../../shared/commands/load.ts'
import { defineCodeRules } from '../../../../shared/commands/receiving/define-code-rules.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { MOST_RULE_MS, ruleTime } from './rule-time.ts'

export function codeRuleHandlers(bench: BenchContext): Pick<Handlers, 'receiving.codeRules' | 'receiving.saveCodeRules'> {
  return {
    'receiving.codeRules': () => ok({ rules: bench.documents.run(find('code_rule', {})).toSorted((a, b) => a.priority - b.priority || a.name.localeCompare(b.name)) }),
    'receiving.saveCodeRules': async ({ commandId, rules }, actor) => {
      for (const rule of rules) {
        const milliseconds = Math.round(ruleTime(rule))
        if (milliseconds > MOST_RULE_MS) return err(refusal('receiving.code-rule-slow', { name: rule.name, milliseconds }))
      }
      const result = await decideCommand(bench, { purpose: 'receiving.saveCodeRules', command: defineCodeRules, commandId, payload: { rules }, actor })
      return result.ok ? ok({}) : result
    }
  }
}
