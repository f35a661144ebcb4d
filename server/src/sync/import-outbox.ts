import { createHmac, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { outboxContentSchema, outboxFileSchema, type OutboxContent } from '../../../src/shared/sync/outbox-file.ts'
import type { Outcome, PushOutcome } from '../../../src/shared/sync/push.ts'
import { SyncRejected, type SyncProblem } from '../../../src/shared/sync/routes.ts'
import type { SyncPort } from '../app/sync-port.ts'
import type { Device } from './device.ts'

const BATCH = 200

export type ImportProblem = 'not-an-outbox-file' | 'bench-unknown' | 'signature-wrong' | SyncProblem | 'server-busy'

export type Imported =
  | { readonly ok: true; readonly benchName: string; readonly exportedAt: string; readonly counts: Readonly<Partial<Record<Outcome, number>>>; readonly outcomes: readonly PushOutcome[] }
  | { readonly ok: false; readonly problem: ImportProblem; /** Commands that were taken before it stopped; importing the file again goes on there. */ readonly taken: number }

/**
 * Takes what a bench without a network wrote into a file, through the very door of a push: same order, same rules, same repetition. When the
 * bench comes back it sends the same commands, and the server knows them. Importing a file twice does nothing the second time.
 */
export async function importOutbox(port: Pick<SyncPort<Device>, 'push'>, { pool, siteId }: { readonly pool: pg.Pool; readonly siteId: string }, text: string): Promise<Imported> {
  const stop = (problem: ImportProblem, taken = 0): Imported => ({ ok: false, problem, taken })
  const read = readFile(text)
  if (read === null) return stop('not-an-outbox-file')
  const { content, signed, mac } = read
  const { rows } = await pool.query<{ name: string; key_hash: string; incarnation: number; revoked_at: string | null }>('SELECT name, key_hash, incarnation, revoked_at FROM device WHERE site_id = $1 AND id = $2', [siteId, content.deviceId])
  const known = rows[0]
  if (known === undefined) return stop('bench-unknown')
  if (!timingSafeEqual(createHmac('sha256', known.key_hash).update(signed).digest(), Buffer.from(mac, 'hex'))) return stop('signature-wrong')
  const device: Device = { id: content.deviceId, name: known.name, incarnation: known.incarnation, revokedAt: known.revoked_at }
  const outcomes: PushOutcome[] = []
  try {
    for (let at = 0; at < content.commands.length; at += BATCH) {
      const reply = await port.push(device, { incarnation: content.incarnation, commands: content.commands.slice(at, at + BATCH), audit: [] })
      outcomes.push(...reply.outcomes)
      if (reply.retryLaterMs !== null) return stop('server-busy', outcomes.length)
    }
  } catch (error) {
    if (error instanceof SyncRejected) return stop(error.code, outcomes.length)
    throw error
  }
  const counts: Partial<Record<Outcome, number>> = {}
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return { ok: true, benchName: known.name, exportedAt: content.exportedAt, counts, outcomes }
}

function readFile(text: string): { readonly content: OutboxContent; readonly signed: string; readonly mac: string } | null {
  try {
    const { content, mac } = outboxFileSchema.parse(JSON.parse(text))
    return /^[0-9a-f]{64}$/.test(mac) ? { content: outboxContentSchema.parse(JSON.parse(content)), signed: content, mac } : null
  } catch {
    return null
  }
}
