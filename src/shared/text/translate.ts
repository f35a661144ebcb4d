import i18next from 'i18next'
import { uiEn } from './ui-en.ts'
import { uiZh } from './ui-zh.ts'

/** Chinese first; English for service engineers and the second reader of a defect report. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export type TextParams = Readonly<Record<string, string | number>>

/** Sentence of `key` with `{{name}}` filled from `params`. An unknown param stays visible as `{{name}}`: a defect, not a blank. */
export type Translate<K extends string> = (locale: Locale, key: K, params?: TextParams) => string

export interface TextPair<K extends string> {
  readonly zh: Readonly<Record<K, string>>
  readonly en: Readonly<Record<NoInfer<K>, string>>
}

const engine = i18next.createInstance()
void engine.init({
  initAsync: false,
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  missingInterpolationHandler: (_text: string, match: readonly string[]) => match[0] ?? ''
})

let count = 0

/**
 * Turns a pair of flat resources into a translate function. `en` must have exactly the keys of `zh`, or it does not compile.
 * Values from params are inserted as they are (`skipOnVariables`): a patient name holding `{{` is never expanded.
 */
export function createTranslate<K extends string>(pair: TextPair<K>): Translate<K> {
  const ns = `t${count++}`
  engine.addResourceBundle('zh-CN', ns, pair.zh)
  engine.addResourceBundle('en', ns, pair.en)
  return (locale, key, params) => String(engine.t(key as string, { ...params, lng: locale, ns }))
}

export type UiKey = keyof typeof uiZh

/** Texts of the frame and the kit. A feature has its own pair in `text/<context>-zh.ts`, `text/<context>-en.ts`. */
export const translate: Translate<UiKey> = createTranslate<UiKey>({ zh: uiZh, en: uiEn })
