import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorAt, benchEntries, codes, exportOf, headOf, resealed, serverEntries, sha256, verify, type ChainToWrite } from '../../../tests/support/audit-chains.ts'
import { benchHash, type BenchEntry } from './chain-rules.ts'

const server = serverEntries(12)
const a = benchEntries('device-a', 12)
const b = benchEntries('device-b', 9)
const chains: readonly ChainToWrite[] = [{ name: 'server:main', entries: server }, { name: 'bench:device-a:1', entries: a }, { name: 'bench:device-b:1', entries: b }]
const anchors = chains.map((c) => anchorAt(c.name, headOf(c.entries)))
const whole = exportOf('server', chains)
const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, n) => n !== i)

/** The first line of each chain, and its entry `seq`. */
const lineOf = (chain: number, seq: number): number => 1 + chains.slice(0, chain).reduce((n, c) => n + 1 + c.entries.length, 0) + seq

/** Chain `i` with other entries, its first line made right again. */
const forged = (i: number, entries: readonly (typeof server | typeof a)[number][]): string[] => exportOf('server', chains.map((c, n) => (n === i ? { name: c.name, entries } : c)))

/** From `at` on, hashed anew: whoever has the database can do it. */
function rehashed(entries: readonly BenchEntry[]): BenchEntry[] {
  let prevHash = '0'.repeat(64)
  return entries.map((e, i) => {
    const next = { ...e, seq: i + 1, prevHash }
    prevHash = benchHash(sha256, next)
    return { ...next, hash: prevHash }
  })
}

describe('R26 verify-audit', () => {
  test('R26 an export as it was written is whole, with and without anchors', () => {
    expect(verify(whole)).toMatchObject({ ok: true, found: 0, entries: 33, chains: [{ name: 'server:main', entries: 12 }, { name: 'bench:device-a:1', entries: 12 }, { name: 'bench:device-b:1', entries: 9 }] })
    expect(verify(whole, anchors)).toMatchObject({ ok: true, anchors: { given: 3, fitting: 3, elsewhere: 0 }, notes: [] })
    expect(verify(whole).notes.join()).toContain('could not be seen')
    expect(verify(exportOf('server', chains, anchors))).toMatchObject({ ok: true, anchors: { given: 0, fitting: 3 } })
    expect(verify(exportOf('server', []))).toMatchObject({ ok: true, entries: 0 })
  })

  test.each([
    ['of any line by the sum of the file', () => true, false, false],
    ['of any entry by its chain alone, when the sum was made right again', (line: string) => line.startsWith('{"seq"'), true, false],
    ['of any line but the first by chains and anchors, when the sum was made right again', (line: string) => !line.startsWith('{"format"'), true, true]
  ])('R26 a change of any one byte is found: %s', (_how, may, reseal, anchored) => {
    const places = whole.slice(0, reseal ? -1 : undefined).flatMap((line, n) => (may(line) ? [n] : []))
    expect(places.length).toBeGreaterThan(30)
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (at, place, change) => {
      const n = places[at % places.length] ?? 0
      const bytes = Buffer.from(whole[n] ?? '', 'utf8')
      const i = place % bytes.length
      bytes[i] = (bytes[i] ?? 0) ^ change
      const line = bytes.toString('utf8')
      // A byte that is a line end makes two lines of one.
      const changed = whole.flatMap((old, k) => (k === n ? line.split('\n') : [old]))
      const report = verify(reseal ? resealed(changed) : changed, anchored ? anchors : [])
      expect([report.ok, line]).toEqual([false, line])
    }), { numRuns: 1500 })
  })

  test.each(Object.keys(server[0] ?? {}))('R26 in the chain of the server another %s of one entry is found at that entry', (field) => {
    const entries = server.map((e) => (e.seq === 5 ? { ...e, [field]: field === 'seq' ? 6 : `${String(e[field as keyof typeof e]).slice(0, -1)}0` } : e))
    expect(entries[4]).not.toEqual(server[4])
    const report = verify(forged(0, entries))
    expect(report.findings[0]).toMatchObject({ chain: 'server:main', line: lineOf(0, 5) + 1 })
    expect(report.findings.length).toBeLessThan(5)
  })

  test.each(Object.keys(a[0] ?? {}))('R26 in the chain of a bench another %s of one entry is found at that entry', (field) => {
    const entries = a.map((e) => (e.seq === 5 ? { ...e, [field]: field === 'seq' ? 6 : `${String(e[field as keyof typeof e]).slice(0, -1)}0` } : e))
    const report = verify(forged(1, entries))
    expect(report.findings[0]).toMatchObject({ chain: 'bench:device-a:1', line: lineOf(1, 5) + 1 })
    expect(report.findings.length).toBeLessThan(5)
  })

  test('R26 a flipped entry, hashed anew by itself, no longer fits the one after it', () => {
    const entries = a.map((e) => {
      if (e.seq !== 5) return e
      const other = { ...e, actorName: '别人' }
      return { ...other, hash: benchHash(sha256, other) }
    })
    expect(verify(forged(1, entries)).findings).toMatchObject([{ code: 'entry.unlinked', seq: 6 }])
  })

  test.each([0, 1, 2])('R26 a removed entry is found in chain %i', (i) => {
    const entries = chains[i]?.entries ?? []
    const report = verify(forged(i, without(entries, 3)))
    expect(report.findings).toMatchObject([{ code: 'entry.missing', chain: chains[i]?.name, seq: 5, detail: '4' }])
    expect(codes(verify(forged(i, entries.slice(1))))).toContain('entry.missing')
  })

  test('R26 a removed entry is found when those after it were numbered anew', () => {
    const renumbered = without(server, 3).map((e, i) => ({ ...e, seq: i + 1 }))
    expect(verify(forged(0, renumbered)).findings).toMatchObject([{ code: 'entry.unlinked', seq: 4 }])
    expect(codes(verify(forged(1, without(a, 3).map((e, i) => ({ ...e, seq: i + 1 })))))).toEqual(['entry.changed'])
  })

  test.each([0, 1, 2])('R26 two entries in each other\'s place are found in chain %i, with their numbers or without', (i) => {
    const entries = chains[i]?.entries ?? []
    const [three, four] = [entries[2], entries[3]]
    if (three === undefined || four === undefined) throw new Error('too short')
    const swapped = [...entries.slice(0, 2), four, three, ...entries.slice(4)]
    expect(codes(verify(forged(i, swapped)))).toContain('entry.out-of-order')
    expect(verify(forged(i, swapped.map((e, n) => ({ ...e, seq: n + 1 })))).ok).toBe(false)
  })

  test('R26 an entry put in twice, or one of another chain put in, is found', () => {
    expect(codes(verify(forged(1, [...a.slice(0, 4), ...a.slice(3)])))).toEqual(['entry.out-of-order'])
    expect(verify(forged(1, [...a.slice(0, 4), ...b.slice(4, 5), ...a.slice(5)])).ok).toBe(false)
    expect(verify(forged(1, [...a.slice(0, 4), ...server.slice(4, 5), ...a.slice(5)])).ok).toBe(false)
  })

  test('R26 what was cut off at the end is found by an anchor alone, and said to be unseen without one', () => {
    for (const [i, c] of chains.entries()) {
      const cut = forged(i, c.entries.slice(0, -1))
      expect(verify(cut)).toMatchObject({ ok: true })
      expect(verify(cut, anchors).findings).toMatchObject([{ code: 'chain.cut', chain: c.name, seq: c.entries.length }])
    }
    expect(verify(exportOf('server', [...chains.slice(0, 2), { name: 'bench:device-b:1', entries: [] }]), anchors).findings).toMatchObject([{ code: 'chain.cut', chain: 'bench:device-b:1' }])
  })

  test('R26 an export whose tail is gone is found without anchors: its last line, or what the first line of the chain says', () => {
    expect(codes(verify(whole.slice(0, -3)))).toEqual(['chain.cut', 'file.cut'])
    expect(codes(verify(resealed(without(whole, whole.length - 2))))).toEqual(['chain.cut'])
    expect(codes(verify([...whole, whole.at(-1) ?? '']))).toEqual(['file.cut'])
    expect(verify([]).ok).toBe(false)
    expect(codes(verify(['{"hello":1}']))).toContain('file.not-an-export')
  })

  test('R26 a chain written anew from the middle on is found by an anchor', () => {
    const rewritten = rehashed(a.map((e) => (e.seq === 5 ? { ...e, actorName: '别人' } : e)))
    expect(verify(forged(1, rewritten))).toMatchObject({ ok: true })
    expect(verify(forged(1, rewritten), anchors).findings).toMatchObject([{ code: 'chain.rewritten', chain: 'bench:device-a:1', seq: 12 }])
    // Longer than it was: the anchor's place is within it.
    expect(codes(verify(forged(1, rehashed([...a.slice(0, 4), ...a.slice(5), ...a.slice(0, 3)])), anchors))).toContain('chain.rewritten')
  })

  test('R26 swapped chains are found: of two benches without anchors, of two servers by them; a chain left out too', () => {
    const [one, two, three] = chains
    if (one === undefined || two === undefined || three === undefined) throw new Error('three chains')
    const swapped = [one, { name: two.name, entries: b }, { name: three.name, entries: a }]
    expect(codes(verify(exportOf('server', swapped)))).toEqual(['entry.foreign'])
    expect(codes(verify(exportOf('server', swapped), anchors))).toContain('chain.rewritten')
    const otherServer = serverEntries(20, (e) => ({ ...e, actorName: '外院' }))
    expect(codes(verify(exportOf('server', [{ name: one.name, entries: otherServer }, two, three]), anchors))).toEqual(['chain.rewritten'])
    expect(verify(exportOf('server', [one, two]), anchors).findings).toMatchObject([{ code: 'chain.missing', chain: 'bench:device-b:1' }])
    expect(verify(exportOf('server', [{ name: 'server:other', entries: server }, two, three]), anchors).findings).toMatchObject([{ code: 'file.line-unreadable', detail: 'server:other in the export of main' }, { code: 'chain.missing', chain: 'server:main' }])
  })

  test('R26 entries of another bench after the first own one are foreign; before it they are those of the time before enrolment', () => {
    const enrolled = benchEntries('device-a', 8, (e, n) => (n < 4 ? { ...e, deviceId: 'alone' } : e))
    expect(verify(exportOf('bench', [{ name: 'bench:device-a', entries: enrolled }]))).toMatchObject({ ok: true })
    const mixed = benchEntries('device-a', 8, (e, n) => (n === 6 ? { ...e, deviceId: 'device-b' } : e))
    expect(verify(exportOf('bench', [{ name: 'bench:device-a', entries: mixed }])).findings).toMatchObject([{ code: 'entry.foreign', seq: 6 }])
  })

  test('R26 anchors of a bench put back from a backup are explained by the entry that says so, and by nothing else', () => {
    const before = benchEntries('device-a', 10)
    const noted = [anchorAt('bench:device-a', headOf(before), before[9]?.at), anchorAt('bench:device-a', headOf(before.slice(0, 4)), before[3]?.at)]
    const again = benchEntries('device-a', 9, (e, n) => (n === 7 ? { ...e, action: 'ops.restored', at: '2026-06-02T00:00:00.000Z' } : n > 7 ? { ...e, at: '2026-06-02T00:01:00.000Z' } : e))
    const report = verify(exportOf('bench', [{ name: 'bench:device-a', entries: again }]), noted)
    expect(report).toMatchObject({ ok: true, anchors: { fitting: 1 } })
    expect(report.notes.join()).toContain('put back from a backup')
    // Noted after the restoration, or within what the backup held: no excuse.
    const later = [anchorAt('bench:device-a', { seq: 9, hash: 'a'.repeat(64) }, '2026-06-03T00:00:00.000Z')]
    expect(codes(verify(exportOf('bench', [{ name: 'bench:device-a', entries: again }]), later))).toEqual(['chain.rewritten'])
    const early = [anchorAt('bench:device-a', { seq: 4, hash: 'a'.repeat(64) }, before[3]?.at)]
    expect(codes(verify(exportOf('bench', [{ name: 'bench:device-a', entries: again }]), early))).toEqual(['chain.rewritten'])
  })

  test('R26 the notes of a bench fit the copy that the server has, also where that is behind; those of the server hold for the file of the bench', () => {
    const own = [anchorAt('bench:device-a', headOf(a)), anchorAt('bench:device-a', headOf(a.slice(0, 5)))]
    expect(verify(whole, own)).toMatchObject({ ok: true, anchors: { fitting: 2 } })
    const behind = verify(forged(1, a.slice(0, 8)), own)
    expect(behind).toMatchObject({ ok: true, anchors: { fitting: 1 } })
    expect(behind.notes.join()).toContain('the server has 8')
    expect(verify(exportOf('bench', [{ name: 'bench:device-a', entries: a }]), anchors)).toMatchObject({ ok: true, anchors: { fitting: 1, elsewhere: 2 } })
    expect(codes(verify(exportOf('bench', [{ name: 'bench:device-a', entries: a.slice(0, 8) }]), anchors))).toEqual(['chain.cut'])
  })
})
