/** UTC instant as ISO 8601 with milliseconds and `Z`; compares correctly as text. Screens show it in Asia/Shanghai. */
export type Instant = string

const SHANGHAI_OFFSET_MINUTES = 8 * 60

export function instant(ms: number): Instant {
  return new Date(ms).toISOString()
}

export function toMs(at: Instant): number {
  return Date.parse(at)
}

export function addHours(at: Instant, hours: number): Instant {
  return instant(toMs(at) + hours * 3_600_000)
}

export interface ShanghaiParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** Calendar parts in Asia/Shanghai, which has had no summer time since 1991: a fixed +08:00 is exact for every bag. */
export function shanghai(at: Instant): ShanghaiParts {
  const d = new Date(toMs(at) + SHANGHAI_OFFSET_MINUTES * 60_000)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes()
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `2026-11-22 14:05` in Asia/Shanghai. */
export function shanghaiText(at: Instant): string {
  const p = shanghai(at)
  return `${p.year}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`
}

/** Instant of a Shanghai wall-clock time given as `YYYY-MM-DDTHH:mm` (seconds optional), or null when it is no time. */
export function fromShanghai(text: string): Instant | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!m) return null
  const [year, month, day, hour, minute, second] = m.slice(1).map((x) => Number(x ?? 0)) as [number, number, number, number, number, number]
  const ms = Date.UTC(year, month - 1, day, hour, minute, second || 0)
  const d = new Date(ms)
  const same = d.getUTCFullYear() === year && d.getUTCMonth() === month - 1 && d.getUTCDate() === day && d.getUTCHours() === hour && d.getUTCMinutes() === minute
  return same ? instant(ms - SHANGHAI_OFFSET_MINUTES * 60_000) : null
}
