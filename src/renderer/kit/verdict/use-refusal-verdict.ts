import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { useRefusalText } from '../text/use-refusal-text.ts'
import type { VerdictModel } from './verdict-model.ts'

/** Makes the red verdict of a refused call: `toRefusal(envelope.error, title)`. Amber while the server is silent: nothing was refused. */
export function useRefusalVerdict(): (error: CallError, title: string) => VerdictModel {
  const refusalText = useRefusalText()
  return useCallback(
    (error, title) => ({ kind: error.code === 'sync.undecided' ? 'attention' : 'refuse', title, reason: refusalText(error), code: error.code, traceId: error.traceId }),
    [refusalText]
  )
}
