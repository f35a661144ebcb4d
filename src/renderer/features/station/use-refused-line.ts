import { useCallback } from 'react'
import type { StationFinding } from '../../../shared/domain/station/link.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

/** A refused line in words: `第 2 行 ABO 血型：“9” 对照表中没有这个代码`. */
export function useRefusedLine(): (line: StationFinding['lines'][number]) => string {
  const t = useTexts(stationText)
  const term = useTerm()
  return useCallback(({ line, field, code, value }) => t('finding.line', { line, field: term('mappedField', field), value, problem: code === 'unmapped' ? t('finding.unmapped') : term('rowProblem', code) }), [t, term])
}
