import { useCallback } from 'react'
import { useRefusalText } from '../../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { readFinding } from './read-finding.ts'

/** What a case found, in words: `A pos → O pos`, `incompatible / compatible`, or what was done and the rule that stood against it. */
export function useFindingText(): (finding: string) => string {
  const term = useTerm()
  const refusalText = useRefusalText()
  return useCallback(
    (finding) => {
      const read = readFinding(finding)
      if (read.kind === 'fact') return `${term('auditAction', read.action)}: ${refusalText({ code: read.code, params: read.params })}`
      return read.words
        .map((word) => (word === 'pos' || word === 'neg' ? `RhD ${term('rhd', word)}` : word === 'compatible' || word === 'incompatible' || word === 'not-done' ? term('sideResult', word) : word))
        .join(' ')
    },
    [term, refusalText]
  )
}
