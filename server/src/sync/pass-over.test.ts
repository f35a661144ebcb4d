import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Logger } from '../platform/logger.ts'
import { LeaseNotes, type LeaseNote } from './lease-notes.ts'
import { inRanges, lostLeases } from './pass-over.ts'

let folder: string
let said: string[]
const log: Logger = { info: () => undefined, warn: (_, sentence) => void said.push(sentence), error: (_, sentence) => void said.push(sentence) }
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hemobench-leases-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const note = (rangeId: string, first: number, last: number, year: number | null = null): LeaseNote => ({ at: '2026-11-25T04:00:00.000Z', siteId: 'main', rangeId, prefix: 'A', year, first, last, deviceId: 'd', commandId: `${rangeId}-${first}` })
const block = (rangeId: string, last: number, year: number | null = null) => ({ rangeId, year, last })

test('R05 what was noted behind the last block of a range and year is lost, and nothing else', () => {
  expect(lostLeases([note('r', 1, 40), note('r', 41, 80)], [block('r', 40), block('r', 80)])).toEqual([])
  expect(lostLeases([note('r', 1, 40), note('r', 41, 80), note('r', 81, 120)], [block('r', 40)])).toEqual([{ rangeId: 'r', year: null, first: 41, last: 120 }])
  // Nothing at all came back of a range, or of a year.
  expect(lostLeases([note('r', 100, 140), note('r', 141, 180)], [])).toEqual([{ rangeId: 'r', year: null, first: 100, last: 180 }])
  expect(lostLeases([note('r', 1, 40, 2026), note('r', 1, 40, 2027), note('s', 1, 9)], [block('r', 40, 2026), block('s', 9)])).toEqual([{ rangeId: 'r', year: 2027, first: 1, last: 40 }])
})

test('R05 a range that was lost with its leases and made anew under another id goes on behind its old numbers; of one that is gone nothing is passed over', () => {
  const notes = [note('old', 1, 40), { ...note('gone', 1, 40), prefix: 'Z' }, note('here', 1, 40)]
  expect(inRanges(notes, [{ id: 'here', prefix: 'B' }, { id: 'new', prefix: 'A' }]).map((n) => n.rangeId)).toEqual(['new', 'here'])
})

test('R05 whatever a database lost of its newest leases, nothing that was noted lies behind what it knows and what is passed over', () => {
  const sizes = fc.array(fc.record({ range: fc.constantFrom('r', 's'), year: fc.constantFrom(null, 2026), size: fc.integer({ min: 1, max: 50 }) }), { maxLength: 20 })
  fc.assert(
    fc.property(sizes, fc.nat({ max: 20 }), (leases, kept) => {
      const next = new Map<string, number>()
      const notes = leases.map(({ range, year, size }) => {
        const first = next.get(`${range}${year}`) ?? 1
        next.set(`${range}${year}`, first + size)
        return note(range, first, first + size - 1, year)
      })
      const known = notes.slice(0, kept).map((n) => block(n.rangeId, n.last, n.year))
      const lost = lostLeases(notes, known)
      for (const n of notes) {
        const reach = [...known, ...lost].filter((b) => b.rangeId === n.rangeId && b.year === n.year).map((b) => b.last)
        expect(Math.max(...reach)).toBeGreaterThanOrEqual(n.last)
      }
      // Nothing that the database knows is taken away from a bench.
      for (const l of lost) for (const k of known) if (k.rangeId === l.rangeId && k.year === l.year) expect(l.first).toBeGreaterThan(k.last)
      expect(lostLeases(notes, [...known, ...lost])).toEqual([])
    })
  )
})

test('R05 notes are on the disk line by line; half a line of a power cut is said and left out, and the next note stands on a line of its own', async () => {
  const notes = new LeaseNotes(folder, log)
  expect(await notes.all()).toEqual([])
  await notes.note([note('r', 1, 40)])
  appendFileSync(notes.file, '{"at":"2026-11-2')
  await new LeaseNotes(folder, log).note([note('r', 41, 80)])
  expect((await notes.all()).map((n) => n.last)).toEqual([40, 80])
  expect(said).toEqual(['this line about leased numbers cannot be read'])
  expect(readFileSync(notes.file, 'utf8').split('\n')).toHaveLength(4)
})

test('R05 a folder that cannot be written is an error in the log, and the bench gets its numbers', async () => {
  mkdirSync(path.join(folder, 'leased-numbers.jsonl'))
  chmodSync(folder, 0o500)
  const notes = new LeaseNotes(folder, log)
  await notes.note([note('r', 1, 40)])
  expect(await notes.all()).toEqual([])
  chmodSync(folder, 0o700)
  expect(said).toEqual(['a lease of numbers could not be noted outside the database', 'the leases of numbers that are noted outside the database cannot be read'])
})

test('R05 a folder on a machine that has gone away holds nobody up for longer than the limit', async () => {
  const notes = new LeaseNotes(folder, log, 30)
  // A pipe without a reader or a writer: opening it waits for ever, as a dead network folder does.
  execFileSync('mkfifo', [notes.file])
  expect(await notes.all()).toEqual([])
  // The next one does not wait at all, and takes no thread of its own.
  await notes.note([note('r', 1, 40)])
  expect(said).toEqual(['the leases of numbers that are noted outside the database cannot be read', 'a lease of numbers could not be noted outside the database'])
  // The folder is back: the reading that hung ends, and the notes go on.
  closeSync(openSync(notes.file, 'r+'))
  rmSync(notes.file)
  await vi.waitFor(async () => {
    await notes.note([note('r', 41, 80)])
    expect((await notes.all()).map((n) => n.last)).toContain(80)
  })
})

test('R05 leases take turns, also behind one that failed', async () => {
  const notes = new LeaseNotes(folder, log)
  const seen: string[] = []
  const work = async (name: string, ms: number, fails = false): Promise<void> => {
    seen.push(`${name} begins`)
    await new Promise((done) => setTimeout(done, ms))
    seen.push(`${name} ends`)
    if (fails) throw new Error(name)
  }
  const first = notes.inTurn(() => work('a', 15, true))
  const second = notes.inTurn(() => work('b', 1))
  await expect(first).rejects.toThrow('a')
  await second
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})
