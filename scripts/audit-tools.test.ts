import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_KEY, TestBench } from '../src/main/core/bench.test-support.ts'
import { startTestDatabase, type TestDatabase } from '../server/test-support/test-database.ts'
import { anchorLine } from '../src/shared/audit/anchor.ts'
import type { VerifyReport } from '../src/shared/audit/verify-export.ts'
import { anchorAt, benchEntries, exportOf, headOf } from '../tests/support/audit-chains.ts'

const root = join(import.meta.dirname, '..')
let dir: string
let database: TestDatabase
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hemobench-audit-'))
  database = await startTestDatabase({ migrated: false })
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database.stop()
})

interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function run(script: string, args: readonly string[], environment: Record<string, string> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { cwd: dir, encoding: 'utf8', timeout: 25_000, env: { PATH: process.env['PATH'] ?? '', ...environment } })
  return { status, out: stdout, err: stderr }
}
const verify = (...args: readonly string[]): Run => run(join(root, 'scripts/verify-audit.ts'), args)
const put = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(dir, name), `${lines.join('\n')}\n`)
  return join(dir, name)
}

const entries = benchEntries('device-a', 12)
const anchors = (): string => put('anchors.jsonl', [anchorLine(anchorAt('bench:device-a', headOf(entries))).trim()])
const export12 = (): string => put('whole.jsonl', exportOf('bench', [{ name: 'bench:device-a', entries }]))

describe('R26 npm run verify-audit', () => {
  test('R26 a whole export ends with 0 and one sentence, a spoiled one with 1 and the place', () => {
    expect(verify(export12(), '--anchors', anchors())).toEqual({ status: 0, out: expect.stringContaining('WHOLE: 12 entries in 1 chains, 1 anchors fit') as string, err: '' })
    const spoiled = put('spoiled.jsonl', exportOf('bench', [{ name: 'bench:device-a', entries: entries.map((e) => (e.seq === 4 ? { ...e, actorName: '别人' } : e)) }]))
    expect(verify(spoiled)).toMatchObject({ status: 1, out: expect.stringMatching(/FOUND {2}entry\.changed {2}line 6, bench:device-a, entry 4: [^\n]*\n(.*\n)*NOT WHOLE: 1 findings/) as string })
    const cut = put('cut.jsonl', exportOf('bench', [{ name: 'bench:device-a', entries: entries.slice(0, 9) }]))
    expect(verify(cut)).toMatchObject({ status: 0, out: expect.stringContaining('NOTE   no anchor') as string })
    expect(verify(cut, '--anchors', anchors())).toMatchObject({ status: 1, out: expect.stringContaining('FOUND  chain.cut') as string })
  })

  test('R26 --json is the whole report as one object', () => {
    const { status, out } = verify(export12(), '--json', '--anchors', anchors())
    const report = JSON.parse(out) as VerifyReport
    expect([status, report.ok, report.entries, report.anchors]).toEqual([0, true, 12, { given: 1, fitting: 1, elsewhere: 0 }])
    expect(JSON.parse(verify(put('no.jsonl', ['{"a":1}']), '--json').out)).toMatchObject({ ok: false, found: 2 })
  })

  test('R26 the help says what it finds; wrong arguments and files end with 2 and a sentence', () => {
    expect(verify('--help')).toMatchObject({ status: 0, out: expect.stringMatching(/What it finds:(.|\n)*cut\s+off at the end/) as string })
    for (const args of [[], ['a', 'b'], [join(dir, 'nowhere')], [export12(), '--anchors', join(dir, 'nowhere')], [export12(), '--anchors', export12()], [export12(), '--what']]) {
      const { status, out, err } = verify(...args)
      expect([args.length, status]).toEqual([args.length, 2])
      expect(`${out}${err}`).not.toBe('')
    }
  })

  test('R26 it stands alone: its own files in an empty folder, without any package', () => {
    const alone = mkdtempSync(join(tmpdir(), 'hemobench-alone-'))
    try {
      for (const part of ['scripts/verify-audit.ts', 'src/shared/audit', 'src/shared/kernel']) cpSync(join(root, part), join(alone, part), { recursive: true, filter: (from) => !from.endsWith('.test.ts') })
      expect(existsSync(join(alone, 'node_modules'))).toBe(false)
      writeFileSync(join(alone, 'package.json'), '{"type":"module"}')
      expect(run(join(alone, 'scripts/verify-audit.ts'), [export12(), '--anchors', anchors()])).toMatchObject({ status: 0, err: '' })
    } finally {
      rmSync(alone, { recursive: true, force: true })
    }
  })
})

describe('R26 npm run export-audit', () => {
  const tool = join(root, 'scripts/export-audit.ts')

  test('R26 a bench: written from its folder, also while it is open, for its owner alone and never over a file; then verified', async () => {
    const bench = await new TestBench().open()
    try {
      await bench.signIn()
      writeFileSync(join(dir, 'key'), `${TEST_KEY}\n`)
      const out = join(dir, 'bench.jsonl')
      expect(run(tool, ['--bench', bench.dataDir, '--key-file', join(dir, 'key'), '--out', out])).toMatchObject({ status: 0, out: expect.stringContaining('"ok":true') as string })
      expect(statSync(out).mode & 0o077).toBe(0)
      expect(verify(out)).toMatchObject({ status: 0, out: expect.stringContaining('1 anchors fit') as string })
      expect(run(tool, ['--bench', bench.dataDir, '--key-file', join(dir, 'key'), '--out', out])).toMatchObject({ status: 1, err: expect.stringContaining('EEXIST') as string })
      expect(readFileSync(out, 'utf8')).not.toMatch(/\$argon2id|"1001"/)
    } finally {
      await bench.dispose()
    }
  })

  test('R26 a server: found by its settings; anchors of its folder come with it', () => {
    mkdirSync(join(dir, 'anchors'))
    const env = { DATABASE_URL: database.url, HEMOBENCH_ANCHOR_FOLDER: join(dir, 'anchors') }
    const out = join(dir, 'server.jsonl')
    expect(run(tool, ['--server', '--out', out], env)).toMatchObject({ status: 0, err: '' })
    expect(verify(out)).toMatchObject({ status: 0, out: expect.stringContaining('WHOLE: 0 entries') as string })
  })

  test('R26 it must be told which, and whereto', () => {
    for (const args of [[], ['--server'], ['--out', 'x'], ['--server', '--bench', 'y', '--out', 'x']]) expect(run(tool, args).status).toBe(2)
    expect(run(tool, ['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('verify-audit') as string })
  })
})
