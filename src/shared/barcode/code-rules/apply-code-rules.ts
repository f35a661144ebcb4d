import type { CodeRuleBody } from '../../domain/receiving/code-rule.ts'
import { scanPayload } from '../scan-payload.ts'
import type { LocalRefusal } from './local-code.ts'
import { type LocalReading, readFields } from './read-fields.ts'
import { checkPattern, compilePattern, MAX_LOCAL_CODE } from './rule-pattern.ts'

export type LocalScan =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly rule: string; readonly parts: Readonly<Record<string, string>>; readonly reading: LocalReading }
  | { readonly kind: 'refused'; readonly rule: string; readonly parts: Readonly<Record<string, string>>; readonly refusal: LocalRefusal }

/** Compiled patterns; null: not in the safe subset, so never run (a table that came from elsewhere is not trusted). */
const compiled = new Map<string, RegExp | null>()

function compile(pattern: string): RegExp | null {
  let regex = compiled.get(pattern)
  if (regex === undefined) {
    if (compiled.size >= 500) compiled.clear()
    regex = checkPattern(pattern).ok ? compilePattern(pattern) : null
    compiled.set(pattern, regex)
  }
  return regex
}

/**
 * Reads a code that is no ISBT 128 by the hospital's rules. The matching rules of the lowest priority number decide; when
 * several match there and do not say the same, the code is ambiguous and refused. Never throws. A code that begins like
 * ISBT 128 (`=`, `&`) is never read by a rule: a damaged ISBT code must not become something else.
 */
export function applyCodeRules(rules: readonly CodeRuleBody[], raw: string): LocalScan {
  const { start, end } = scanPayload(raw)
  const first = raw.charCodeAt(start)
  if (end <= start || end - start > MAX_LOCAL_CODE || first === 61 || first === 38) return { kind: 'none' }
  const text = raw.slice(start, end)
  const aim = raw.slice(1, start)
  const fitting = rules.filter((r) => r.active && (r.aim === null || (aim !== '' && aim.startsWith(r.aim))))
  const matches: { rule: CodeRuleBody; parts: Record<string, string> }[] = []
  let best = Number.POSITIVE_INFINITY
  for (const rule of fitting.toSorted((a, b) => a.priority - b.priority)) {
    if (rule.priority > best) break
    const match = compile(rule.pattern)?.exec(text)
    if (!match) continue
    best = rule.priority
    const parts = Object.entries(match.groups ?? {}).filter((part): part is [string, string] => typeof part[1] === 'string')
    matches.push({ rule, parts: Object.fromEntries(parts) })
  }
  const scans = matches.map(({ rule, parts }): Exclude<LocalScan, { kind: 'none' }> => {
    const read = readFields(rule, parts)
    return 'code' in read ? { kind: 'refused', rule: rule.name, parts, refusal: read } : { kind: 'read', rule: rule.name, parts, reading: read }
  })
  const [one] = scans
  if (one === undefined) return { kind: 'none' }
  if (scans.every((s) => s.kind === 'read' && one.kind === 'read' && sameReading(s.reading, one.reading))) return one
  if (scans.length === 1) return one
  const names = scans.map((s) => s.rule).join(', ')
  return { kind: 'refused', rule: names, parts: one.parts, refusal: { code: 'barcode.rule-ambiguous', params: { rules: names } } }
}

function sameReading(a: LocalReading, b: LocalReading): boolean {
  return a.din === b.din && a.productCode === b.productCode && a.group?.code === b.group?.code && a.expiry === b.expiry && a.selfNumber === b.selfNumber
}
