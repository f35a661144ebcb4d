import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('parse-scan.ts', import.meta.url))
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

it('R03 the scan reader prints one JSON object a line and ends with 0 also on refusals', () => {
  const { status, stdout } = run('=%5100', 'GARBAGE', '')
  expect(status).toBe(0)
  const lines = stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line))
  expect(lines).toMatchObject([
    { raw: '=%5100', ok: true, structures: [{ id: '002', data: '5100', fields: { abo: 'O', rhd: 'pos', collection: 'default' } }] },
    { raw: 'GARBAGE', ok: false, code: 'barcode.not-isbt', at: 0 },
    { raw: '', ok: false, code: 'barcode.empty', at: 0 }
  ])
})

it('R03 the scan reader without arguments says how it is used', () => {
  const { status, stderr } = run()
  expect(status).toBe(2)
  expect(stderr).toContain('usage')
})
