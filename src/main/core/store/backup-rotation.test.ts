import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, shanghai, toMs } from '../../../shared/kernel/time.ts'
import { backupsToDelete, KEEP_DAYS, KEEP_LAST } from './backup-rotation.ts'

const now = instant(Date.UTC(2026, 10, 22, 8))
const ago = (hours: number): string => instant(toMs(now) - hours * 3_600_000)
const dayOf = (at: string): string => JSON.stringify([shanghai(at).year, shanghai(at).month, shanghai(at).day])
const backups = fc.uniqueArray(fc.record({ hours: fc.double({ min: 0, max: 24 * 40, noNaN: true }), verified: fc.boolean() }), { selector: (b) => Math.round(b.hours * 1000), maxLength: 120 })

test('R27 rotation keeps the last 8 good backups and the newest good one of each of the last 14 days, and deletes nothing else that is good', () => {
  fc.assert(
    fc.property(backups, (made) => {
      const all = made.map(({ hours, verified }) => ({ name: `b${hours}`, at: ago(hours), verified }))
      const gone = new Set(backupsToDelete(all, now))
      const good = all.filter((b) => b.verified).toSorted((a, b) => (a.at < b.at ? 1 : -1))
      const kept = good.filter((b) => !gone.has(b.name))
      for (const [i, backup] of good.entries()) {
        const newestOfDay = good.find((b) => dayOf(b.at) === dayOf(backup.at)) === backup
        const recent = toMs(now) - toMs(backup.at) < KEEP_DAYS * 86_400_000
        expect(gone.has(backup.name)).toBe(!(i < KEEP_LAST || (newestOfDay && recent)))
      }
      expect(kept.length).toBeLessThanOrEqual(KEEP_LAST + KEEP_DAYS + 1)
    })
  )
})

test('R27 rotating what rotation left deletes nothing more', () => {
  fc.assert(
    fc.property(backups, (made) => {
      const all = made.map(({ hours, verified }) => ({ name: `b${hours}`, at: ago(hours), verified }))
      const gone = new Set(backupsToDelete(all, now))
      expect(backupsToDelete(all.filter((b) => !gone.has(b.name)), now)).toEqual([])
    })
  )
})

test('R27 a backup that was never verified pushes no good one out', () => {
  const good = Array.from({ length: KEEP_LAST }, (_, i) => ({ name: `good${i}`, at: ago(24 * 20 + i), verified: true }))
  const bad = Array.from({ length: 30 }, (_, i) => ({ name: `bad${i}`, at: ago(i), verified: false }))
  expect(backupsToDelete([...bad, ...good], now)).toEqual([])
})
