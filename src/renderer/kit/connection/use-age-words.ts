import { useCallback } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { useTexts } from '../text/use-text.ts'
import type { Age } from './age-of-instant.ts'

export function useAgeWords(): (age: Age) => string {
  const t = useTexts(connectionText)
  return useCallback(({ key, count }) => t(key, { count }), [t])
}
