import type { CodeField, CodeRuleBody } from '../../domain/receiving/code-rule.ts'
import type { Abo, Rhd } from '../../domain/stock/blood-group.ts'
import { groupCodeOf, groupCodes, type GroupMeaning } from '../group-codes.ts'
import { isDin } from '../din.ts'
import { isFailure } from '../parse-failure.ts'
import { readProduct } from '../product.ts'
import type { LocalCode, LocalRefusal } from './local-code.ts'
import { readCodeDate } from './read-code-date.ts'

/** What one local code says. Only what its rule names is there. */
export interface LocalReading {
  readonly din?: string
  /** All 8 characters. */
  readonly productCode?: string
  /** RT005 code of the group, so that a local code and the bag's ISBT code of the same group are equal. */
  readonly group?: { readonly code: string } & GroupMeaning
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm+08:00`. */
  readonly expiry?: string
  readonly selfNumber?: string
}

const aboWords: Readonly<Record<string, Abo>> = { A: 'A', B: 'B', AB: 'AB', O: 'O' }
const rhdWords: Readonly<Record<string, Rhd | null>> = { '+': 'pos', pos: 'pos', '-': 'neg', neg: 'neg', '?': null }

/** The fields of a matched code. One part that cannot be read, and nothing of the code is used. */
export function readFields(rule: CodeRuleBody, parts: Readonly<Record<string, string | undefined>>): LocalReading | LocalRefusal {
  const said: Partial<Record<CodeField['kind'], string>> = {}
  let reading: LocalReading = {}
  const no = (code: LocalCode, field: CodeField, value: string): LocalRefusal => ({ code, params: { rule: rule.name, part: field.part, value } })
  for (const field of rule.fields) {
    const raw = parts[field.part]
    if (raw === undefined || field.kind === 'ignore') continue
    const mapped = field.values.length === 0 ? raw : field.values.find((v) => v.from === raw)?.to
    if (mapped === undefined) return no('barcode.rule-value', field, raw)
    const value = field.prefix + mapped
    switch (field.kind) {
      case 'din':
        if (!isDin(value)) return no('barcode.rule-din', field, raw)
        reading = { ...reading, din: value }
        break
      case 'productCode': {
        const productCode = wholeProduct(value)
        if (productCode === null) return no('barcode.rule-product', field, raw)
        reading = { ...reading, productCode }
        break
      }
      case 'group': {
        const group = groupOf(value)
        if (group === null) return no('barcode.rule-group', field, raw)
        reading = { ...reading, group }
        break
      }
      case 'abo':
        if (aboWords[value] === undefined) return no('barcode.rule-group', field, raw)
        said.abo = value
        break
      case 'rhd':
        if (!Object.hasOwn(rhdWords, value)) return no('barcode.rule-group', field, raw)
        said.rhd = value
        break
      case 'expiry': {
        const expiry = field.format === null ? null : readCodeDate(value, field.format)
        if (expiry === null) return no('barcode.rule-expiry', field, raw)
        reading = { ...reading, expiry }
        break
      }
      case 'selfNumber':
        reading = { ...reading, selfNumber: value }
        break
      default:
        field.kind satisfies never
    }
  }
  const abo = said.abo === undefined ? undefined : aboWords[said.abo]
  if (abo === undefined) return reading
  const code = groupCodeOf(abo, said.rhd === undefined ? null : (rhdWords[said.rhd] ?? null))
  const meaning = groupCodes.get(code)
  return meaning === undefined ? reading : { ...reading, group: { code, ...meaning } }
}

/** Eight characters of structure 003. A code of the station's own (A-D) may have five: it has no division, so `000` stands for none. */
function wholeProduct(value: string): string | null {
  const code = /^[A-D][A-Z0-9]{4}$/.test(value) ? `${value}000` : value
  if (code.length !== 8) return null
  return isFailure(readProduct(`=<${code}`, 0, 10)) ? null : code
}

/** `A+`, `AB-`, `O` (RhD unknown), or a code of RT005 such as `62` or `Mq`. */
function groupOf(value: string): NonNullable<LocalReading['group']> | null {
  const plain = /^(AB|A|B|O)([+-]?)$/.exec(value)
  const abo = plain?.[1] === undefined ? undefined : aboWords[plain[1]]
  const code = abo === undefined ? value : groupCodeOf(abo, plain?.[2] === '+' ? 'pos' : plain?.[2] === '-' ? 'neg' : null)
  const meaning = groupCodes.get(code)
  return meaning === undefined ? null : { code, ...meaning }
}
