import { useCallback } from 'react'
import { translate } from '../../../shared/text/translate.ts'
import type { TextParams, Translate, UiKey } from '../../../shared/text/translate.ts'
import { usePrefs } from '../prefs.ts'

export type Text<K extends string> = (key: K, params?: TextParams) => string

/** Words of a feature in the chosen language: `const t = useTexts(receivingText)` with `receivingText = createTranslate({ zh, en })`. */
export function useTexts<K extends string>(texts: Translate<K>): Text<K> {
  const { locale } = usePrefs()
  return useCallback((key, params) => texts(locale, key, params), [texts, locale])
}

/** Words of the frame and the kit. */
export function useText(): Text<UiKey> {
  return useTexts(translate)
}
