import type { Instant } from '../../../shared/kernel/time.ts'
import { useText } from '../text/use-text.ts'
import { expiryState } from './expiry-state.ts'
import { dayTime } from './time-words.ts'
import { useNow } from './use-now.ts'

const ink = { ok: '#14202b', soon: '#8a4b00', expired: '#a50f17' } as const

export interface ExpiryTextProps {
  readonly at: Instant
  /** From how many hours on it is amber. Default 72. */
  readonly soonHours?: number
}

/** `11-22 14:05 还有 3 天`; amber when near, red and bold when past, always with the words. */
export function ExpiryText({ at, soonHours = 72 }: ExpiryTextProps) {
  const t = useText()
  const now = useNow()
  const { level, unit, count } = expiryState(at, now, soonHours)
  return (
    <span data-expiry={level} style={{ color: ink[level], fontWeight: level === 'ok' ? 400 : 700, fontVariantNumeric: 'tabular-nums' }}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>{dayTime(at, now)}</time>{' '}
      <span style={{ whiteSpace: 'nowrap' }}>
        {level === 'expired' ? '✕ ' : level === 'soon' ? '⚠ ' : ''}
        {t(`expiry.${level === 'expired' ? 'past' : 'left'}-${unit}`, { count })}
      </span>
    </span>
  )
}
