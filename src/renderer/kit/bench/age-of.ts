import { instant, shanghai } from '../../../shared/kernel/time.ts'

export interface Age {
  readonly unit: 'years' | 'months' | 'days'
  readonly count: number
}

/** Age on the Shanghai calendar day of `nowMs` from `YYYY-MM-DD`: days in the first month, months in the first year. Null: no date, or in the future. */
export function ageOf(birthDate: string, nowMs: number): Age | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(birthDate)
  if (!m) return null
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const now = shanghai(instant(nowMs))
  const days = Math.round((Date.UTC(now.year, now.month - 1, now.day) - Date.UTC(year, month - 1, day)) / 86_400_000)
  if (days < 0) return null
  const months = (now.year - year) * 12 + now.month - month - (now.day < day ? 1 : 0)
  if (months >= 12) return { unit: 'years', count: Math.floor(months / 12) }
  return months >= 1 ? { unit: 'months', count: months } : { unit: 'days', count: days }
}
