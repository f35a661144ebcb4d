import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { useRefusalText } from '../text/use-refusal-text.ts'
import type { VerdictModel } from './verdict-model.ts'

/** Makes the red verdict of a refused call: `toRefusal(envelope.error, title)`. */
export function useRefusalVerdict(): (error: CallError, title: string) => VerdictModel {
  const refusalText = useRefusalText()
  return useCallback(
    (error, title) => ({ kind: 'refuse', title, reason: refusalText(error), code: error.code, traceId: error.traceId }),
    [refusalText]
  )
}
