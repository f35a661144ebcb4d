import { useCallback } from 'react'
import type { Finding } from '../../../shared/domain/receiving/finding.ts'
import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { dayTime } from '../../kit/time/time-words.ts'
import type { CompleteScan } from './receiving-state.ts'

export interface Difference {
  readonly finding: Finding
  readonly what: string
  readonly listed: string
  readonly bag: string
}

/** Each finding of the codes with both values, as words. */
export function useDifferences(): (scan: CompleteScan) => readonly Difference[] {
  const t = useTexts(receivingText)
  const ui = useText()
  const term = useTerm()
  return useCallback(
    ({ bag, line, componentName, findings }) => {
      const group = ({ abo, rhd }: BloodGroup): string => `${abo} ${ui(`rhd.${rhd ?? 'unknown'}`)}`
      const time = (at: string): string => dayTime(at, Date.now())
      const values = (finding: Finding): readonly [string, string] => {
        if (finding === 'wrong-group' && line) return [group(line), group(bag)]
        if (finding === 'wrong-component' && line) return [`${line.componentName} ${line.productCode}`, `${componentName} ${bag.productCode}`]
        if (finding === 'wrong-expiry' && line) return [time(line.expiresAt), time(bag.expiresAt)]
        if (finding === 'expired') return [line ? time(line.expiresAt) : '—', time(bag.expiresAt)]
        return finding === 'extra' ? [t('diff.none'), `${componentName} ${group(bag)}`] : ['—', '—']
      }
      return findings.map((finding) => {
        const [listed, inHand] = values(finding)
        return { finding, what: term('finding', finding), listed, bag: inHand }
      })
    },
    [t, term, ui]
  )
}
