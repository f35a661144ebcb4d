import { useCallback } from 'react'
import { documentKinds } from '../../../shared/domain/station/document.ts'
import type { StationFinding } from '../../../shared/domain/station/link.ts'
import { useTerm } from '../../kit/text/use-term.ts'

/** Where something stood: `发血单 FX2026…` for a document, else as the adapter names it. */
export function useSourceWords(): (finding: Pick<StationFinding, 'source'>) => string {
  const term = useTerm()
  return useCallback(
    ({ source }) => {
      const [kind = '', ...rest] = source.split(' ')
      return documentKinds.some((k) => k === kind) ? `${term('documentKind', kind)} ${rest.join(' ')}` : source
    },
    [term]
  )
}
