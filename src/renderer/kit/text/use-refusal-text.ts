import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { refusalText } from '../../../shared/text/refusal-text.ts'
import { usePrefs } from '../prefs.ts'

/** Sentence for a refusal: which rule, which value, what next. */
export function useRefusalText(): (error: Pick<CallError, 'code' | 'params'>) => string {
  const { locale } = usePrefs()
  return useCallback((error) => refusalText(locale, error.code, error.params), [locale])
}
