import { z } from 'zod'
import { codeRuleSchema } from '../../domain/receiving/code-rule.ts'
import { commandId, nothing } from './rows.ts'

export const codeRuleCalls = {
  'receiving.codeRules': { capability: 'look', input: nothing, output: z.object({ rules: z.array(codeRuleSchema) }) },
  /** Adds or changes rules, all or none: one from the editor, or a file of them. */
  'receiving.saveCodeRules': { capability: 'set-up', input: z.object({ commandId, rules: z.array(codeRuleSchema.omit({ version: true })).min(1).max(100) }), output: nothing }
} as const
