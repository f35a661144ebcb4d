import type { TermKind } from './term-text-values.ts'
import { termsEn } from './terms-en.ts'
import { termsZh } from './terms-zh.ts'
import type { Locale } from './translate.ts'

export type { TermKind } from './term-text-values.ts'

/**
 * The word a person reads for a value of a closed set: `termText('zh-CN', 'unitState', 'in-stock')` is `在库`.
 * A value outside the set is returned as it is: it came from a newer program or a defect and must stay visible.
 */
export function termText(locale: Locale, kind: TermKind, value: string): string {
  const words: Readonly<Record<string, string>> = (locale === 'zh-CN' ? termsZh : termsEn)[kind]
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}
