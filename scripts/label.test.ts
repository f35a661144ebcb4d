import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function label(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'label.ts'), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

test('the sample label is written as PNG, ZPL and PDF, one line each', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'label-'))
  try {
    const { code, out } = await label(['--sample', '--out', join(dir, 'new')])
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n')).toHaveLength(3)
    expect((await readdir(join(dir, 'new'))).toSorted()).toEqual(['label.pdf', 'label.png', 'label.zpl'])
    expect(await readFile(join(dir, 'new/label.zpl'), 'latin1')).toContain('^XA^PW480^LL320')
  } finally {
    await rm(dir, { recursive: true })
  }
})

test.each([
  [['--sample'], '--out DIR'],
  [['--out', 'x'], '--sample'],
  [['--sample', '--out', 'x', '--colour'], '--colour'],
  [['what'], 'what']
])('wrong arguments %j end with 2 and a sentence', async (args, part) => {
  const { code, err } = await label(args)
  expect(code).toBe(2)
  expect(err).toContain(part)
})

test('--help explains and ends with 0', async () => {
  const { code, out } = await label(['--help'])
  expect(code).toBe(0)
  expect(out).toContain('usage:')
})
