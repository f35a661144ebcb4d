import type pg from 'pg'
import { leaseBlock } from '../../../src/shared/commands/numbering/lease-block.ts'
import type { PushReply, PushRequest } from '../../../src/shared/sync/push.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { takeBenchAudit } from './bench-audit.ts'
import type { Device } from './device.ts'
import { passOver } from './pass-over.ts'
import { prepared } from './prepared.ts'
import type { PushOptions, Sent } from './push-options.ts'
import { takeCommand, type Taken } from './take-command.ts'
import { withClient } from './transaction.ts'

/** How long a bench waits when the server had to stop in the middle of its batch. */
const RETRY_MS = 1000

interface Batch {
  readonly taken: readonly Taken[]
  readonly stopped: boolean
}

/**
 * Takes a batch in its order, each command in a transaction of its own. What was taken before something went wrong stays taken, and the
 * bench is told so: it comes again with the rest, and what is wrong with the rest is then the answer.
 */
export async function push(o: PushOptions, device: Device, request: PushRequest): Promise<PushReply> {
  const { taken, stopped } = request.commands.length === 0 ? { taken: [], stopped: false } : await takeBatch(o, device, request)
  const outcomes = taken.map((t) => t.outcome)
  try {
    if (!stopped) await takeBenchAudit(o, device.id, request)
    const { rows } = await o.pool.query<{ acked_seq: number; acked_audit_seq: number; head: number }>(prepared('SELECT d.acked_seq, d.acked_audit_seq, c.head FROM device d JOIN sync_clock c ON c.site_id = d.site_id WHERE d.site_id = $1 AND d.id = $2', [o.siteId, device.id]))
    const now = rows[0]
    if (now === undefined) throw new SyncRejected('sync.unauthorised')
    return { outcomes, ackedSeq: now.acked_seq, ackedAuditSeq: now.acked_audit_seq, head: now.head, retryLaterMs: stopped ? RETRY_MS : null }
  } catch (error) {
    if (taken.length === 0) throw error
    return withoutDatabase(request, taken)
  }
}

/** The database went away behind the last command: what was committed is known all the same. */
function withoutDatabase({ audit }: PushRequest, taken: readonly Taken[]): PushReply {
  const outcomes = taken.map((t) => t.outcome)
  return { outcomes, ackedSeq: Math.max(...outcomes.map((x) => x.seq)), ackedAuditSeq: (audit[0]?.seq ?? 1) - 1, head: Math.max(...taken.map((t) => t.head)), retryLaterMs: RETRY_MS }
}

async function takeBatch(o: PushOptions, device: Device, { commands, incarnation }: PushRequest): Promise<Batch> {
  return await withClient(o.pool, async (client) => {
    const taken: Taken[] = []
    for (const command of commands) {
      try {
        taken.push(await takeOne(client, o, { command, deviceId: device.id, incarnation }))
      } catch (error) {
        // Another database may come back in the place of this one.
        if (!(error instanceof SyncRejected)) o.settings.forget()
        if (taken.length === 0) throw error
        return { taken, stopped: true }
      }
    }
    return { taken, stopped: false }
  })
}

/** Numbers are leased one bench after the other, behind everything that is noted of this hospital's leases outside the database. */
async function takeOne(client: pg.ClientBase, o: PushOptions, one: Sent): Promise<Taken> {
  const { leases, siteId, clock } = o
  if (leases === undefined || one.command.name !== leaseBlock.name) return await takeCommand(client, o, one)
  return await leases.inTurn(async () => {
    await passOver(client, siteId, { leases, except: one.command.commandId, now: clock() })
    return await takeCommand(client, o, one)
  })
}
