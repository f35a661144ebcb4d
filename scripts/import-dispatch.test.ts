import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { dispatchCsv } from '../src/shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../src/shared/practice/generate-dispatch.ts'

const script = fileURLToPath(new URL('import-dispatch.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hemobench-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const run = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { encoding: 'utf8' })
const csv = dispatchCsv(generateDispatch({ seed: 5, count: 3, now: '2026-11-22T00:00:00.000Z' }))

function file(name: string, text: string): string {
  const at = join(folder, name)
  writeFileSync(at, text)
  return at
}

test('R03 import-dispatch says in one object what would come in and what is wrong where', () => {
  const { status, stdout } = run(file('list.csv', csv.replace('**D**', '1')), '--dry-run', '--json')
  expect(status).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(JSON.parse(stdout)).toEqual({ lines: 3, accepted: 2, rejected: [{ line: 2, code: 'rhd-unknown', field: 'rhd' }] })
})

test('R03 R26 import-dispatch names a file that cannot be read as line 0 and ends with 1', () => {
  const hostile = run(file('x.xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), '--dry-run', '--json')
  expect([hostile.status, JSON.parse(hostile.stdout)]).toEqual([1, { lines: 0, accepted: 0, rejected: [{ line: 0, code: 'receiving.file-unsafe', field: 'file' }] }])
  const absent = run(join(folder, 'absent.csv'), '--dry-run', '--json')
  expect([absent.status, JSON.parse(absent.stdout)]).toMatchObject([1, { rejected: [{ line: 0, code: 'receiving.file-unreadable' }] }])
})

test('R03 import-dispatch without --dry-run imports nothing and says how it is used', () => {
  expect(run(file('b.csv', csv))).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('usage') as string })
  expect(run('--wrong')).toMatchObject({ status: 2, stdout: '' })
})
