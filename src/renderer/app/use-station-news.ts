import { useEffect, useRef } from 'react'
import { useBenchQuery } from '../bridge/use-bench-query.ts'
import type { OutputOf } from '../bridge/contract-types.ts'
import { playTone } from '../kit/verdict/tone.ts'

/** What came from the station and nobody has looked at yet; it rings when there is more than before. Used once, by the frame. */
export function useStationNews(): OutputOf<'station.news'> {
  const news = useBenchQuery('station.news', {}).data
  const count = news === undefined ? null : news.dispatches + news.notices + news.recalls + news.answers
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (count === null) return
    if (before.current !== null && count > before.current) playTone('attention')
    before.current = count
  }, [count])
  return news ?? { dispatches: 0, notices: 0, recalls: 0, answers: 0 }
}
