import { useCallback } from 'react'
import { kitBenchText } from '../../../shared/text/kit-bench-text.ts'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { useTexts } from '../text/use-text.ts'
import { dinText } from './din-text.ts'

/** `这是冰箱 BX1`: what a code is, for a screen that waited for another one (ux.md principle 1). */
export function useCodeWords(): (code: Identified) => string {
  const t = useTexts(kitBenchText)
  return useCallback((code) => t(`code.${code.kind}`, { value: valueOf(code) }), [t])
}

function valueOf(code: Identified): string {
  switch (code.kind) {
    case 'bag':
    case 'own-din':
      return dinText(code.din)
    case 'label':
      return code.selfNumber
    case 'request':
    case 'sample':
    case 'dispatch':
      return code.number
    case 'patient':
      return code.recordNumber
    case 'badge':
      return code.name
    case 'fridge':
      return code.code
    case 'unknown':
      return code.raw
    case 'bag-part':
    case 'unreadable':
      return ''
  }
}
