import { useCallback } from 'react'
import { termText, type TermKind } from '../../../shared/text/term-text.ts'
import { usePrefs } from '../prefs.ts'

/** The lab's word for a value of a closed set, in the chosen language: `term('unitState', unit.state)`. */
export function useTerm(): (kind: TermKind, value: string) => string {
  const { locale } = usePrefs()
  return useCallback((kind, value) => termText(locale, kind, value), [locale])
}
