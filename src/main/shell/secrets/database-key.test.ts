import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { databaseKey } from './database-key.ts'
import type { Vault } from './database-key.ts'

const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((b) => b ^ 0x5a))
const vault: Vault = { available: true, encrypt: (text) => flip(Buffer.from(text)), decrypt: (bytes) => flip(bytes).toString() }
const none: Vault = { ...vault, available: false }
const fresh = (): string => mkdtempSync(path.join(os.tmpdir(), 'hemobench-key-'))

it('R18 the database key is made once, is 32 bytes, and is on disk only encrypted', () => {
  const dir = fresh()
  const first = databaseKey({ dir, practice: false, vault })
  expect(first).toMatchObject({ ok: true, value: { protectedBy: 'vault', key: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect(databaseKey({ dir, practice: false, vault })).toEqual(first)
  expect(readFileSync(path.join(dir, 'database-key.enc'), 'utf8')).not.toContain(first.ok ? first.value.key : '?')
})

it('R18 without a key store real work does not start', () => {
  expect(databaseKey({ dir: fresh(), practice: false, vault: none })).toEqual({ ok: false, error: 'vault-missing' })
})

it('R18 practice without a key store keeps the key in a file of mode 0600, and that folder is never used for real work', () => {
  const dir = fresh()
  const first = databaseKey({ dir, practice: true, vault: none })
  expect(first).toMatchObject({ ok: true, value: { protectedBy: 'file' } })
  expect(statSync(path.join(dir, 'database-key.practice')).mode & 0o777).toBe(0o600)
  expect(databaseKey({ dir, practice: true, vault })).toEqual(first)
  expect(databaseKey({ dir, practice: false, vault })).toEqual({ ok: false, error: 'practice-folder' })
})

it('R18 a damaged key is said, never replaced', () => {
  const dir = fresh()
  databaseKey({ dir, practice: false, vault })
  writeFileSync(path.join(dir, 'database-key.enc'), 'damaged')
  expect(databaseKey({ dir, practice: false, vault })).toEqual({ ok: false, error: 'key-unreadable' })
})
