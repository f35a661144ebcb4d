import { barcodeRefusals } from './barcode-refusals.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'
import { domainRefusals } from './domain-refusals.ts'
import { localCodeRefusals } from './local-code-refusals.ts'
import { labelRefusals } from './label-refusals.ts'
import { machineryRefusals } from './refusal-text-machinery.ts'
import { shellRefusals } from './shell-refusals.ts'
import { termText, type TermKind } from './term-text.ts'
import { termsEn } from './terms-en.ts'
import type { Locale, TextParams } from './translate.ts'

const sentences: Readonly<Record<string, RefusalPair>> = {
  ...machineryRefusals,
  ...shellRefusals,
  ...barcodeRefusals,
  ...localCodeRefusals,
  ...labelRefusals,
  ...domainRefusals
}

/** Params that hold codes: each word of the value is shown by its term. A value outside the set stays as it is. */
const termOfParam: Readonly<Record<string, TermKind>> = {
  state: 'unitState',
  box: 'labelBox',
  other: 'labelBox',
  around: 'labelBox',
  component: 'componentClass',
  wanted: 'componentClass',
  band: 'temperatureBand',
  capability: 'capability',
  findings: 'finding',
  reason: 'finding',
  missing: 'dispatchColumn',
  ruleProblem: 'ruleProblem',
  mappingFault: 'mappingFault',
  statementFault: 'statementFault',
  task: 'taskKind',
  needed: 'approverRole',
  given: 'approverRole',
  recipientRhd: 'rhd',
  donorRhd: 'rhd',
  historyRhd: 'rhd',
  foundRhd: 'rhd'
}
/** Params that hold several codes, a space between them. */
const lists: readonly string[] = ['findings', 'reason', 'missing']
const dinParams: readonly string[] = ['din', 'expected', 'scanned']

/**
 * The sentence for a refusal: which rule, which value, what to do next. `params` are the raw params of the refusal; codes in
 * them become words, a donation number is grouped (`A9999 26 123456`), an empty value is a dash. A placeholder without a param
 * stays visible and an unknown code is named: both are defects of the program and must not look like an answer.
 */
export function refusalText(locale: Locale, code: string, params: TextParams): string {
  const found = Object.hasOwn(sentences, code) ? sentences[code] : undefined
  if (found === undefined) return fill(locale, machineryRefusals.unknown, { code: { value: code, of: code } })
  return fill(locale, found, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { value, of: code }])))
}

type Values = Readonly<Record<string, { readonly value: string | number; readonly of: string }>>

function fill(locale: Locale, pair: RefusalPair, values: Values): string {
  const sentence = locale === 'zh-CN' ? pair.zh : pair.en
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const given = Object.hasOwn(values, name) ? values[name] : undefined
    return given === undefined ? placeholder : wordsOf(locale, { name, code: given.of, value: String(given.value) })
  })
}

function wordsOf(locale: Locale, { name, code, value }: { readonly name: string; readonly code: string; readonly value: string }): string {
  if (value.trim() === '') return '—'
  if (dinParams.includes(name)) return value.replace(/^([A-NP-Z1-9][A-NP-Z0-9]{2}\d{2})(\d{2})(\d{6})$/, '$1 $2 $3')
  const kind = name === 'state' && code.startsWith('labels.') ? 'jobState' : termOfParam[name]
  if (kind === undefined) return value
  if (!lists.includes(name)) return termText(locale, kind, value)
  const codes = value.split(' ')
  // A reason may also be what a person typed: only a list made of codes alone is put into words.
  if (!codes.every((c) => Object.hasOwn(termsEn[kind], c))) return value
  return codes.map((c) => termText(locale, kind, c)).join(locale === 'zh-CN' ? '、' : ', ')
}
