import type { CodeRuleBody } from '../../domain/receiving/code-rule.ts'
import { type AbcCode, lacksStartStop, readAbcCodabar } from '../abc-codabar.ts'
import { groupCodes } from '../group-codes.ts'
import { keyboardDamage } from '../damage.ts'
import { parseScan } from '../parse-scan.ts'
import type { ParseCode } from '../parse-code.ts'
import type { Structure } from '../structure.ts'
import { applyCodeRules } from './apply-code-rules.ts'
import type { LocalCode } from './local-code.ts'
import { localStructures } from './local-structures.ts'

export type BagCodeRead =
  | {
      readonly ok: true
      readonly structures: readonly Structure[]
      readonly by: 'isbt' | 'abc-codabar' | 'rule'
      /** Name of the rule, or null. */
      readonly rule: string | null
      /** A hospital's own number of the bag, where a rule names one. */
      readonly selfNumber: string | null
    }
  | { readonly ok: false; readonly code: ParseCode | LocalCode; readonly params: Readonly<Record<string, string | number>> }

/**
 * A code of a bag, by ISBT 128 first, then by the hospital's rules, then as ABC Codabar. A typed ISBT number that a rule reads
 * as something else is ambiguous: one in 37 plain numbers has the right check character by chance. `params.at` points into
 * `raw` where the parser refuses.
 */
export function readBagCode(rules: readonly CodeRuleBody[], raw: string): BagCodeRead {
  const scan = parseScan(raw)
  const typed = scan.ok && scan.structures.some((s) => s.id === '001' && s.fields.typed === true)
  if (scan.ok && !typed) return { ok: true, structures: scan.structures, by: 'isbt', rule: null, selfNumber: null }
  const damage = scan.ok ? null : keyboardDamage(raw)
  if (damage !== null) return { ok: false, code: damage.failed, params: { at: damage.at, raw: raw.slice(0, 60) } }

  const local = applyCodeRules(rules, raw)
  if (scan.ok) {
    const same = local.kind === 'read' && scan.structures.some((s) => s.id === '001' && s.fields.din === local.reading.din)
    if (local.kind === 'none' || same) return { ok: true, structures: scan.structures, by: 'isbt', rule: null, selfNumber: null }
    return { ok: false, code: 'barcode.rule-ambiguous', params: { rules: `ISBT 128, ${local.rule}` } }
  }
  if (local.kind === 'refused') return { ok: false, code: local.refusal.code, params: local.refusal.params }
  if (local.kind === 'read') return { ok: true, structures: localStructures(local.reading), by: 'rule', rule: local.rule, selfNumber: local.reading.selfNumber ?? null }
  const abc = readAbcCodabar(raw)
  if (abc !== null) return fromAbc(abc)
  if (lacksStartStop(raw)) return { ok: false, code: 'barcode.codabar-no-start-stop', params: {} }
  return { ok: false, code: scan.code, params: { at: scan.at, raw: raw.slice(0, 60) } }
}

/** Only the group says the same everywhere. Donor numbers and products are the old station's own: a rule must say what they are here. */
function fromAbc(abc: AbcCode): BagCodeRead {
  if (abc.kind !== 'group') return { ok: false, code: 'barcode.codabar-needs-rule', params: { kind: abc.kind, value: abc.kind === 'donor' ? abc.number : abc.code } }
  const meaning = groupCodes.get(abc.code)
  const structures: Structure[] = meaning === undefined ? [] : [{ id: '002', data: `${abc.code}00`, fields: { ...meaning, phenotype: '0' } }]
  return { ok: true, structures, by: 'abc-codabar', rule: null, selfNumber: null }
}
