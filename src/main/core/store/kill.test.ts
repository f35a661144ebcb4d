import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyChain } from './audit-chain.ts'
import { freshFile, openStore } from './store.test-support.ts'

/** Lets a writer run, kills it without warning, and gives what it had acknowledged. */
async function runAndKill(file: string, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill.test-child.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const started = new Promise((resolve) => child.stdout.once('data', resolve))
  await started
  await new Promise((resolve) => setTimeout(resolve, ms))
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  // The last line may be cut: what was not said whole was not acknowledged.
  return out.split('\n').slice(0, -1)
}

test('R20 a core killed while it writes loses no acknowledged command and leaves the chain whole', async () => {
  const file = freshFile()
  const acked: string[] = []
  for (let round = 0; round < 5; round += 1) acked.push(...(await runAndKill(file, 40 + round * 37)))
  const db = openStore(file)
  const known = new Set(db.prepare<[], { id: string }>('SELECT command_id AS id FROM outbox').all().map((r) => r.id))
  expect(acked.length).toBeGreaterThan(20)
  expect(acked.filter((id) => !known.has(id))).toEqual([])
  expect(verifyChain(db)).toMatchObject({ ok: true, entries: known.size })
  const products = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM product').get()?.n
  expect(products).toBe(known.size)
  db.close()
}, 60_000)
