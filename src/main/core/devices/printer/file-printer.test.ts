import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPrinter } from './open-printer.ts'
import type { OwnedPrinter } from './printer-port.ts'
import { cupsSpooler, programSpooler, type Spooler, systemSpooler } from './spooler.ts'

const PDF = new TextEncoder().encode('%PDF-1.3 a label')
const TIMING = { answerMs: 2000, drainMs: 300, pollMs: 10 }
const path = process.env['PATH'] ?? ''
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'file-printer-'))
  process.env['PATH'] = `${dir}:${path}`
})
afterEach(() => {
  process.env['PATH'] = path
  rmSync(dir, { recursive: true, force: true })
})

/** Stands in for a program of the operating system: the edge of what can be run here. */
function program(name: string, script: string): string {
  const file = join(dir, name)
  writeFileSync(file, `#!/bin/sh\nprintf '%s|' "$@" >> '${dir}/${name}.args'; echo >> '${dir}/${name}.args'\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}
const calls = (name: string): string[] => readFileSync(join(dir, `${name}.args`), 'utf8').trim().split('\n')

function systemPrinter(spooler: Spooler): OwnedPrinter {
  return openPrinter({ id: 'p', kind: 'system-printer', name: 'p', queue: 'Labels 1' }, { timeouts: {}, spooler, onState: () => {} })
}

test('R19 a label goes to the queue of the system as a PDF and counts when the queue has let go of it', async () => {
  program('lp', `for last; do :; done; cp "$last" '${dir}/got.pdf'; touch '${dir}/waiting'; echo "request id is Labels-7 (1 file(s))"`)
  program('lpstat', `if [ "$1" = -p ]; then echo 'printer Labels is idle.  enabled since now'; elif [ -e '${dir}/waiting' ]; then rm '${dir}/waiting'; echo 'Labels-7 me 1024 now'; fi`)
  const printer = systemPrinter(cupsSpooler(TIMING))
  expect(printer.target.language).toBe('pdf')
  expect(await printer.send(PDF, 'A2600001')).toEqual({ outcome: 'sent' })
  expect(readFileSync(join(dir, 'got.pdf'))).toEqual(Buffer.from(PDF))
  expect(calls('lp')[0]).toMatch(/^-d\|Labels 1\|-t\|A2600001\|-o\|print-scaling=none\|--\|.*A2600001\.pdf\|$/)
  const file = calls('lp')[0]?.split('|').at(-2) ?? ''
  expect(existsSync(file), 'nothing of the label stays behind').toBe(false)
})

test('R19 a job that stays in the queue is asked about', async () => {
  program('lp', 'echo "request id is Labels-7 (1 file(s))"')
  program('lpstat', `if [ "$1" = -p ]; then echo 'printer Labels is idle.  enabled'; else echo 'Labels-7 me 1024 now'; fi`)
  expect(await systemPrinter(cupsSpooler(TIMING)).send(PDF)).toEqual({ outcome: 'unknown', reason: 'still-printing' })
})

test('R19 a stopped queue, one that is not there and a system without lp are said in words, and nothing is sent', async () => {
  program('lp', 'exit 1')
  program('lpstat', `echo 'printer Labels disabled since now - out of order'`)
  expect(await systemPrinter(cupsSpooler(TIMING)).send(PDF)).toEqual({ outcome: 'not-sent', reason: 'paused' })
  program('lpstat', 'echo "lpstat: Invalid destination name" >&2; exit 1')
  expect(await systemPrinter(cupsSpooler(TIMING)).status()).toBe('unreachable')
  rmSync(join(dir, 'lpstat'))
  process.env['PATH'] = dir
  expect(await systemPrinter(cupsSpooler(TIMING)).status()).toBe('no-spooler')
  process.env['PATH'] = `${dir}:${path}`
  program('lpstat', 'echo enabled')
  expect(await systemPrinter(cupsSpooler(TIMING)).send(PDF)).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
  program('lp', 'sleep 30')
  expect(await systemPrinter(cupsSpooler({ ...TIMING, answerMs: 150 })).send(PDF)).toEqual({ outcome: 'unknown', reason: 'stalled' })
})

test('R19 where the machine names a program, it prints; a device can name none', async () => {
  const file = program('pdf-print', 'exit 0')
  expect(await systemPrinter(systemSpooler({ HEMOBENCH_PDF_PRINT: file }, 'win32')).send(PDF, 'A1')).toEqual({ outcome: 'sent' })
  expect(calls('pdf-print')[0]).toMatch(/^-print-to\|Labels 1\|-print-settings\|noscale\|-silent\|.*A1\.pdf\|$/)
  program('pdf-print', 'exit 3')
  expect(await systemPrinter(programSpooler(file, TIMING)).send(PDF)).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
  program('pdf-print', 'sleep 30')
  expect(await systemPrinter(programSpooler(file, TIMING)).send(PDF)).toEqual({ outcome: 'unknown', reason: 'stalled' })
  expect(await systemPrinter(systemSpooler({}, 'win32')).status()).toBe('no-spooler')
})

test('R19 the folder printer writes each label as a file of its own, whole, under the number it carries', async () => {
  const folder = join(dir, 'labels')
  const printer = openPrinter({ id: 'p', kind: 'pdf-folder-printer', name: 'p', folder }, { timeouts: {}, spooler: systemSpooler(), onState: () => {} })
  expect(await printer.status()).toBe('ready')
  const outcomes = await Promise.all([printer.send(PDF, 'A2600001'), printer.send(PDF, 'A2600001'), printer.send(PDF, '../../x')])
  expect(outcomes).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }, { outcome: 'sent' }])
  const files = readdirSync(folder).toSorted()
  expect(files.map((f) => f.replace(/-\d{8}T\d{9}Z-[0-9a-f]{6}/, ''))).toEqual(['A2600001.pdf', 'A2600001.pdf', 'x.pdf'])
  expect(readFileSync(join(folder, files[0] ?? ''))).toEqual(Buffer.from(PDF))
})

test('R19 a folder that cannot be written takes no label and leaves no part of one', async () => {
  writeFileSync(join(dir, 'file'), '')
  const states: string[] = []
  const parts = { timeouts: {}, spooler: systemSpooler(), onState: (s: string) => states.push(s) }
  const printer = openPrinter({ id: 'p', kind: 'pdf-folder-printer', name: 'p', folder: join(dir, 'file', 'labels') }, parts)
  expect(await printer.send(PDF)).toEqual({ outcome: 'not-sent', reason: 'no-folder' })
  expect(states).toEqual(['no-folder'])
  printer.close()
  expect(await printer.send(PDF)).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
})
