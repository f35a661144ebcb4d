import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { shellCalls } from '../../../shared/ipc/contract/shell.ts'
import { openSlip } from './open-slip.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'hemobench-slip-'))
mkdirSync(path.join(dataDir, 'slips'))
writeFileSync(path.join(dataDir, 'slips', 'REQ1.pdf'), '%PDF')
const opened: string[] = []
const ports = { dataDir, newTraceId: () => 't', openPath: (file: string) => Promise.resolve(opened.push(file) > 9 ? 'no viewer' : '') }

test('R18 a slip is opened in the desktop viewer; one that is gone says so', async () => {
  expect(await openSlip(ports, 'shell.openSlip', { file: 'slips/REQ1.pdf' })).toEqual({ ok: true, value: {} })
  expect(opened).toEqual([path.join(dataDir, 'slips', 'REQ1.pdf')])
  expect(await openSlip(ports, 'shell.openSlip', { file: 'slips/REQ2.pdf' })).toMatchObject({ ok: false, error: { code: 'ipc.slip-gone' } })
})

test.each(['../secret.pdf', 'slips/../x.pdf', '/etc/passwd', 'slips/a/b.pdf', 'slips/x.sh', 'bench.db', 'slips/..%2f.pdf'])('R26 nothing but a slip can be opened: %s', (file) => {
  expect(shellCalls['shell.openSlip'].input.safeParse({ file }).success).toBe(false)
  expect(shellCalls['shell.openAttachment'].input.safeParse({ file }).success).toBe(false)
})

test('R26 who may only look opens the files beside a document, and no slip or report', async () => {
  expect(shellCalls['shell.openAttachment'].capability).toBe('look')
  for (const file of ['slips/REQ1.pdf', 'reports/shift.pdf', 'slips/attachment-0123456789abcdeg.pdf']) await expect(openSlip(ports, 'shell.openAttachment', { file })).rejects.toThrow()
  expect(await openSlip(ports, 'shell.openAttachment', { file: 'slips/attachment-0123456789abcdef.pdf' })).toMatchObject({ ok: false, error: { code: 'ipc.slip-gone' } })
})
