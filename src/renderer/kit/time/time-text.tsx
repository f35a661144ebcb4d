import type { Instant } from '../../../shared/kernel/time.ts'
import { dayTime, shortTime } from './time-words.ts'
import { useNow } from './use-now.ts'

/** `14:05` today, `11-22 14:05` otherwise; `withDay` always shows the day. An empty instant shows `—`. */
export function TimeText({ at, withDay = false }: { readonly at: Instant | null; readonly withDay?: boolean }) {
  const now = useNow()
  if (at === null) return <span>—</span>
  return (
    <time dateTime={at} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {withDay ? dayTime(at, now) : shortTime(at, now)}
    </time>
  )
}
