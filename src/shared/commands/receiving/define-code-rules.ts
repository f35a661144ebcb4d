import { z } from 'zod'
import { checkRule } from '../../barcode/code-rules/check-rule.ts'
import { codeFieldSchema, codeRuleSchema, type CodeRule } from '../../domain/receiving/code-rule.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find } from '../load.ts'

const rule = codeRuleSchema.omit({ version: true }).extend({
  name: z.string().trim().min(1).max(40),
  pattern: z.string().min(1).max(200),
  aim: z.string().regex(/^[A-Za-z][A-Za-z0-9]?$/).nullable(),
  station: z.string().trim().min(1).max(60),
  priority: z.number().int().min(1).max(999),
  fields: z.array(codeFieldSchema).max(12)
})
const payload = z.object({ rules: z.array(rule).min(1).max(100) })
type Payload = z.infer<typeof payload>

/**
 * R03: adds or changes rules for codes that are no ISBT 128, one from the editor or a file of them. All or none. A pattern that
 * could run away, a value that means nothing and a number prefix that two stations would share are refused (ADR 0016).
 */
export const defineCodeRules = defineCommand<Payload, { existing: CodeRule[] }>({
  name: 'receiving.defineCodeRules',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load() {
    return { existing: yield* find('code_rule', {}) }
  },
  decide({ existing }, { rules }) {
    const ids = new Set(rules.map((r) => r.id))
    const after = [...existing.filter((r) => !ids.has(r.id)), ...rules]
    if (ids.size !== rules.length || after.length > 200) return err(refusal('receiving.code-rules-too-many', { most: 200 }))
    for (const one of rules) {
      const check = checkRule(one)
      if (!check.ok) return err(refusal('receiving.code-rule-bad', { name: one.name, ruleProblem: check.problem, part: check.part }))
      if (after.some((other) => other.id !== one.id && other.name === one.name)) return err(refusal('receiving.code-rule-name-taken', { name: one.name }))
      for (const prefix of prefixesOf(one)) {
        const owner = after.find((other) => other.station !== one.station && prefixesOf(other).some((p) => p.startsWith(prefix) || prefix.startsWith(p)))
        if (owner !== undefined) return err(refusal('receiving.code-rule-prefix-taken', { prefix, station: owner.station }))
      }
    }
    const puts = rules.map((one) => {
      const old = existing.find((r) => r.id === one.id)
      return old === undefined ? create('code_rule', one) : change('code_rule', old, one)
    })
    const [first] = rules
    return ok({ puts, labels: [], audit: { subjects: rules.map((r) => `rule:${r.id}`), detail: { name: first?.name ?? '', count: rules.length } } })
  }
})

/** Prefixes that turn local numbers into donation numbers: one belongs to one station, or two bags could get the same number. */
function prefixesOf(one: Payload['rules'][number]): string[] {
  return one.fields.filter((f) => f.kind === 'din' && f.prefix !== '').map((f) => f.prefix)
}
