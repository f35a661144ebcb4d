import { applyCodeRules } from '../../../../shared/barcode/code-rules/apply-code-rules.ts'
import { checkPattern, MAX_LOCAL_CODE } from '../../../../shared/barcode/code-rules/rule-pattern.ts'
import type { CodeRuleBody } from '../../../../shared/domain/receiving/code-rule.ts'

/** A scan is answered within 50 ms; one rule may take a small part of it. */
export const MOST_RULE_MS = 10

const fillings = ['0', '9', 'A', 'a', '-', ' ', '01', 'A0', 'AB', '0A-']

/**
 * The longest time in milliseconds that the rule took over codes of full length made to nearly match. Beside the bound of
 * `checkPattern`, which is proven: this is measured, on the machine where it will run. A pattern that is refused is not run.
 */
export function ruleTime(rule: CodeRuleBody, now: () => number = () => performance.now()): number {
  if (!checkPattern(rule.pattern).ok) return 0
  let longest = 0
  for (const filling of fillings) {
    for (const end of ['', '~']) {
      const code = `]${rule.aim ?? 'C'}0`.slice(0, 3) + (filling.repeat(MAX_LOCAL_CODE).slice(0, MAX_LOCAL_CODE - end.length) + end)
      // The first run compiles; the better of two is the pattern's own time.
      const times = [0, 1].map(() => {
        const start = now()
        applyCodeRules([{ ...rule, active: true }], code)
        return now() - start
      })
      longest = Math.max(longest, Math.min(...times))
    }
  }
  return longest
}
