import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
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
  [['what'], '--sample'],
  [['--sample', 'what', '--out', 'x'], 'what'],
  [['--sample', '--out', 'x', '--dpi', '600'], '600'],
  [['--sample', '--out', 'x', '--template', '70x50'], '40x30']
])('wrong arguments %j end with 2 and a sentence', async (args, part) => {
  const { code, err } = await label(args)
  expect(code).toBe(2)
  expect(err).toContain(part)
})

test('R19 another template, resolution and sample are drawn by name, a template of the house from its file', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'label-'))
  try {
    expect((await label(['--sample', 'longest', '--template', '50x30', '--dpi', '300', '--out', dir])).code).toBe(0)
    expect(await readFile(join(dir, 'label.zpl'), 'latin1')).toContain('^XA^PW591^LL354')
    const own = JSON.parse(await readFile(join(import.meta.dirname, '../resources/label-templates/40x30.json'), 'utf8')) as { texts: { expires: { x: number } } }
    await writeFile(join(dir, 'own.json'), JSON.stringify({ ...own, name: 'own' }))
    expect((await label(['--sample', '--template', join(dir, 'own.json'), '--out', dir])).code).toBe(0)
    expect(await readFile(join(dir, 'label.zpl'), 'latin1')).toContain('^XA^PW320^LL240')
    await writeFile(join(dir, 'own.json'), JSON.stringify({ ...own, texts: { ...own.texts, expires: { ...own.texts.expires, x: 39 } } }))
    const bad = await label(['--sample', '--template', join(dir, 'own.json'), '--out', dir])
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('expiry')])
  } finally {
    await rm(dir, { recursive: true })
  }
})

test('--help explains and ends with 0', async () => {
  const { code, out } = await label(['--help'])
  expect(code).toBe(0)
  expect(out).toContain('usage:')
})
