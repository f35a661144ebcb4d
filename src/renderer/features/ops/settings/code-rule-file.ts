import { z } from 'zod'
import { type CodeRule, type CodeRuleBody, codeRuleSchema } from '../../../../shared/domain/receiving/code-rule.ts'

const FORMAT = 'hemobench-code-rules'
const file = z.object({ format: z.literal(FORMAT), version: z.literal(1), rules: z.array(codeRuleSchema.omit({ id: true, version: true })).min(1).max(100) })

/** The rules as a JSON file for another bench: without ids, because a rule is known by its name there. */
export function codeRuleFile(rules: readonly CodeRule[]): string {
  const bare = rules.map(({ id: _id, version: _version, ...rule }) => rule)
  return `${JSON.stringify({ format: FORMAT, version: 1, rules: bare }, null, 2)}\n`
}

/** Reads such a file; `problem` names the first thing that is wrong. Core judges the rules themselves when they are saved. */
export function readCodeRuleFile(text: string): { readonly ok: true; readonly rules: readonly CodeRuleBody[] } | { readonly ok: false; readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'JSON' }
  }
  const read = file.safeParse(value)
  if (read.success) return { ok: true, rules: read.data.rules }
  return { ok: false, problem: read.error.issues[0]?.path.join('.') ?? '?' }
}
