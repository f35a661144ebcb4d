import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forgetSlips } from './forget-slips.ts'

test('R26 a slip, which names a patient, is deleted after a day; a younger one stays', () => {
  const dir = mkdtempSync(join(tmpdir(), 'hemobench-slips-'))
  mkdirSync(join(dir, 'slips'))
  const now = Date.now()
  for (const [file, hours] of [['old.pdf', 25], ['young.pdf', 23]] as const) {
    writeFileSync(join(dir, 'slips', file), 'x')
    utimesSync(join(dir, 'slips', file), new Date(now - hours * 3_600_000), new Date(now - hours * 3_600_000))
  }
  expect(forgetSlips(dir, now)).toBe(1)
  expect([existsSync(join(dir, 'slips', 'old.pdf')), existsSync(join(dir, 'slips', 'young.pdf'))]).toEqual([false, true])
  expect(forgetSlips(join(dir, 'nowhere'), now)).toBe(0)
})
