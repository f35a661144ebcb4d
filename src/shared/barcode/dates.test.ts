import { describe, expect, it } from 'vitest'
import { encodeExpiry } from './encode.ts'
import { expiryInstant } from './expiry-instant.ts'
import { parseScan } from './parse-scan.ts'

const isoOf = (raw: string): string | null => {
  const s = parseScan(raw)
  const first = s.ok ? s.structures[0] : undefined
  return first && 'iso' in first.fields ? (first.fields.iso ?? null) : null
}
const pad = (n: number, width: number): string => String(n).padStart(width, '0')

describe('R03 label dates', () => {
  it('R03 an ordinal day is valid exactly when it is a calendar day', () => {
    for (const [century, base] of [['0', 2000], ['9', 1900]] as const) {
      for (let yy = 0; yy < 100; yy++) {
        for (let day = 0; day <= 400; day++) {
          const date = new Date(Date.UTC(base + yy, 0, day))
          const real = day >= 1 && date.getUTCFullYear() === base + yy
          const iso = isoOf(`=>${century}${pad(yy, 2)}${pad(day, 3)}`)
          if (iso !== (real ? date.toISOString().slice(0, 10) : null)) throw new Error(`${base + yy} ${day}: ${iso}`)
        }
      }
    }
  })

  it('R03 a time is valid from 00:00 to 23:59 only', () => {
    for (let n = 0; n < 10_000; n++) {
      const time = pad(n, 4)
      const real = Number(time.slice(0, 2)) < 24 && Number(time.slice(2)) < 60
      const iso = isoOf(`&>026123${time}`)
      if (iso !== (real ? `2026-05-03T${time.slice(0, 2)}:${time.slice(2)}+08:00` : null)) throw new Error(time)
    }
  })

  it('R03 a bag is good to the end of the printed minute, or of the printed day, in Shanghai', () => {
    expect(expiryInstant('2026-05-03T23:59+08:00')).toBe('2026-05-03T15:59:00.000Z')
    expect(expiryInstant('2026-05-03T08:15+08:00')).toBe('2026-05-03T00:15:00.000Z')
    expect(expiryInstant('2026-05-03')).toBe('2026-05-03T15:59:00.000Z')
    expect(expiryInstant('2026-02-30')).toBeNull()
    expect(expiryInstant('soon')).toBeNull()
  })

  it('R03 an encoded expiry reads back as the same instant', () => {
    for (let i = 0; i < 2000; i++) {
      const at = new Date(Date.UTC(1999, 11, 30) + i * 1_234_560_000).toISOString()
      const iso = isoOf(encodeExpiry(at))
      if (iso === null || expiryInstant(iso) !== at) throw new Error(`${at} ${iso}`)
    }
    expect(encodeExpiry('2026-05-03T15:59:00.000Z')).toBe('&>0261232359')
  })
})
