import { fromShanghai, type Instant } from '../kernel/time.ts'

/**
 * UTC instant of the printed minute, from the `iso` of structure 005 or 004. The bag is good until the end of that minute
 * (`isExpired` in domain/stock/expiry.ts knows). A date alone means 23:59 of that day in Shanghai.
 * null when the text is neither `YYYY-MM-DD` nor `YYYY-MM-DDTHH:mm+08:00`.
 */
export function expiryInstant(iso: string): Instant | null {
  const text = iso.length === 10 ? `${iso}T23:59` : iso.endsWith('+08:00') ? iso.slice(0, -6) : ''
  return fromShanghai(text)
}
