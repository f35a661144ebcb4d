import type { CodeRuleBody } from '../../domain/receiving/code-rule.ts'
import { checkPattern, type PatternProblem } from './rule-pattern.ts'
import { readFields } from './read-fields.ts'

export const ruleProblems = [
  'part-unknown', 'part-twice', 'part-unmapped', 'kind-twice', 'group-twice', 'rhd-without-abo', 'format-missing', 'value-bad', 'value-twice', 'prefix-not-local', 'nothing-read', 'aim-bad'
] as const
export type RuleProblem = (typeof ruleProblems)[number]

export type RuleCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: PatternProblem | RuleProblem; readonly part: string }

/** Whether a rule may be used: a safe pattern, every named part mapped once, and every value of every table readable. */
export function checkRule(rule: CodeRuleBody): RuleCheck {
  const no = (problem: PatternProblem | RuleProblem, part = ''): RuleCheck => ({ ok: false, problem, part })
  const pattern = checkPattern(rule.pattern)
  if (!pattern.ok) return no(pattern.problem, String(pattern.at + 1))
  if (rule.aim !== null && !/^[A-Za-z][A-Za-z0-9]?$/.test(rule.aim)) return no('aim-bad', rule.aim)
  const parts = rule.fields.map((f) => f.part)
  for (const part of pattern.parts) if (!parts.includes(part)) return no('part-unmapped', part)
  for (const [i, field] of rule.fields.entries()) {
    if (!pattern.parts.includes(field.part)) return no('part-unknown', field.part)
    if (parts.indexOf(field.part) !== i) return no('part-twice', field.part)
    if (field.kind !== 'ignore' && rule.fields.findIndex((f) => f.kind === field.kind) !== i) return no('kind-twice', field.part)
    if (field.kind === 'expiry' && field.format === null) return no('format-missing', field.part)
    // Facility numbers in use have digits there, so a number made here can never be one of a real facility (ADR 0016).
    if (field.kind === 'din' && field.prefix !== '' && !/^[A-NP-Z1-9][A-NP-Z]{2}\d*$/.test(field.prefix)) return no('prefix-not-local', field.part)
    const seen = new Set<string>()
    for (const { from } of field.values) {
      if (seen.has(from)) return no('value-twice', field.part)
      seen.add(from)
      const alone = { ...rule, fields: [field] }
      if ('code' in readFields(alone, { [field.part]: from })) return no('value-bad', field.part)
    }
  }
  const kinds = rule.fields.map((f) => f.kind)
  const rhd = rule.fields.find((f) => f.kind === 'rhd')
  if (rhd !== undefined && !kinds.includes('abo')) return no('rhd-without-abo', rhd.part)
  const whole = rule.fields.find((f) => f.kind === 'group')
  if (whole !== undefined && kinds.includes('abo')) return no('group-twice', whole.part)
  return kinds.every((k) => k === 'ignore') ? no('nothing-read') : { ok: true }
}
