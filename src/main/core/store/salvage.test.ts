import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { damagePages, filledStore } from './backups.test-support.ts'
import { checkPages } from './check-pages.ts'
import { openReadable } from './database.ts'
import { salvage } from './salvage.ts'
import { freshFile, KEY, openStore } from './store.test-support.ts'

/** Pages on which the rows of a table lie, by dbstat or, without it, by trying: the page whose damage loses these rows and no others. */
function leafPages(file: string): number {
  return Math.floor(statSync(file).size / 4096)
}

test('R18 quick_check finds a page that was overwritten, wherever it lies', async () => {
  const file = freshFile()
  filledStore(file, 200)
  expect(checkPages(file, KEY).problem).toBeNull()
  for (const share of [0.2, 0.5, 0.99]) {
    const copy = freshFile()
    writeFileSync(copy, readFileSync(file))
    await damagePages(copy, [Math.max(2, Math.floor(leafPages(file) * share))])
    expect(checkPages(copy, KEY).problem, String(share)).not.toBeNull()
  }
})

test('R18 one overwritten page costs salvage the commands on it and no others, whichever page it is', async () => {
  const file = freshFile()
  const ids = filledStore(file, 400)
  const whole = salvage(file, KEY)
  expect(whole.outbox).toMatchObject({ missing: [], error: null })
  expect(whole.outbox.rows.map((r) => r['command_id'])).toEqual(ids)
  expect(whole.audit.rows).toHaveLength(400)
  const pages = leafPages(file)
  const schema = 12
  let hurt = 0
  for (let page = schema; page <= pages; page += Math.ceil(pages / 25)) {
    const copy = freshFile()
    writeFileSync(copy, readFileSync(file))
    await damagePages(copy, [page])
    let found: ReturnType<typeof salvage>
    try {
      found = salvage(copy, KEY)
    } catch {
      continue
    }
    const read = new Map(found.outbox.rows.map((r) => [r.seq, r['command_id']]))
    const lost = ids.filter((id, i) => read.get(i + 1) !== id)
    if (lost.length > 0) hurt += 1
    // A leaf of 4 kB holds at most some twenty commands; a root or inner page of the table may cost more, never those before it.
    const lostSeqs = found.outbox.missing.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i))
    expect(lostSeqs.length + found.outbox.rows.length).toBeGreaterThanOrEqual(found.outbox.rows.at(-1)?.seq ?? 0)
    for (const row of found.outbox.rows) expect(row['command_id']).toBe(ids[row.seq - 1])
  }
  expect(hurt, 'some page with commands was hit').toBeGreaterThan(0)
})

test('R18 every command before and after the damage is salvaged', async () => {
  const file = freshFile()
  const ids = filledStore(file, 400)
  // The page that holds command 200: the one whose damage makes exactly that row unreadable.
  let hit: ReturnType<typeof salvage> | null = null
  for (let page = leafPages(file); page > 1 && hit === null; page -= 1) {
    const copy = freshFile()
    writeFileSync(copy, readFileSync(file))
    await damagePages(copy, [page])
    try {
      const found = salvage(copy, KEY)
      if (found.outbox.missing.some(([a, b]) => a <= 200 && 200 <= b && b - a < 100)) hit = found
    } catch {
      // Schema pages.
    }
  }
  expect(hit?.outbox.missing).toHaveLength(1)
  const [from, to] = hit?.outbox.missing[0] ?? [0, 0]
  expect(to - from).toBeLessThan(30)
  expect(hit?.outbox.rows.map((r) => r['command_id'])).toEqual(ids.filter((_, i) => i + 1 < from || i + 1 > to))
  expect(hit?.audit).toMatchObject({ missing: [], error: null })
}, 120_000)

test('R18 commands that were still in the write-ahead log are salvaged, and the damaged files stay as they are', () => {
  const file = freshFile()
  filledStore(file, 5)
  const db = openStore(file)
  db.prepare("UPDATE outbox SET state = 'pending' WHERE seq = 5").run()
  const before = [readFileSync(file), readFileSync(`${file}-wal`)]
  expect(salvage(file, KEY).outbox.rows.at(-1)).toMatchObject({ seq: 5, state: 'pending' })
  expect(readFileSync(file).equals(before[0] ?? Buffer.alloc(0))).toBe(true)
  expect(readFileSync(`${file}-wal`).equals(before[1] ?? Buffer.alloc(0))).toBe(true)
  db.close()
})

test('R18 the salvage command writes a file with a hash, which no other may read and no second run overwrites', () => {
  const file = freshFile()
  filledStore(file, 10)
  const keyFile = join(dirname(file), 'key')
  writeFileSync(keyFile, KEY)
  const out = join(mkdtempSync(join(tmpdir(), 'hemobench-out-')), 'out.json')
  const run = () => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../../../scripts/salvage-outbox.ts'), '--from', file, '--out', out, '--key-file', keyFile], { encoding: 'utf8' })
  const done = run()
  expect(done.stderr).toBe('')
  expect(JSON.parse(done.stdout)).toMatchObject({ outbox: 10, outboxMissing: [], audit: 10 })
  const written = JSON.parse(readFileSync(out, 'utf8')) as { content: unknown; sha256OfContent: string }
  expect(createHash('sha256').update(JSON.stringify(written.content)).digest('hex')).toBe(written.sha256OfContent)
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o077).toBe(0)
  expect(run().status).toBe(1)
  openReadable(file, KEY).close()
})
