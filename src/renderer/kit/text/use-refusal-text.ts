import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import type { Locale } from '../../../shared/text/translate.ts'
import { usePrefs } from '../prefs.ts'
import { fallbackRefusalText } from './fallback-refusal-text.ts'

export type RefusalTextOf = (locale: Locale, code: string, params: CallError['params']) => string

/** Sentence for a refusal: which rule, which value, what next. */
export function useRefusalText(): (error: Pick<CallError, 'code' | 'params'>) => string {
  const { locale } = usePrefs()
  return useCallback((error) => fallbackRefusalText(locale, error.code, error.params), [locale])
}
