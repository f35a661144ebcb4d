import type pg from 'pg'
import { get } from '../../../src/shared/commands/load.ts'
import { leaseBlock } from '../../../src/shared/commands/numbering/lease-block.ts'
import type { NumberBlock } from '../../../src/shared/domain/numbering/number-block.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import type { PushOutcome, PushedCommand } from '../../../src/shared/sync/push.ts'
import { err } from '../../../src/shared/kernel/result.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { commitCommand, type Decided } from './commit-command.ts'
import { load, type Source } from './documents.ts'
import { decidePushed } from './decide-pushed.ts'
import type { LeaseNote } from './lease-notes.ts'
import { prepared } from './prepared.ts'
import type { PushOptions, Sent } from './push-options.ts'
import { readCommand } from './read-command.ts'
import { isSetting } from './settings-cache.ts'
import { storable } from './storable.ts'
import { keepRepeated } from './repeated-command.ts'
import { isAtFault, NeverFits, rollBack, untilUnbeaten } from './transaction.ts'

export interface Taken {
  readonly outcome: PushOutcome
  /** Position of the newest change at that time. */
  readonly head: number
}

/** Where the device stands; its row is held to the end: two requests of one device (a retry while the first still runs, a clone) take turns. */
interface Stand {
  readonly acked_seq: number
  readonly incarnation: number
  readonly revoked_at: string | null
}

/** What is known of the command, of its place in the sequence, and the clock. */
interface Known {
  readonly head: number
  readonly settings_position: number
  readonly outcome: Decided['outcome'] | null
  readonly refusal: Refusal | null
  readonly case_id: string | null
  readonly decided_by: PushedCommand['decidedBy'] | null
  readonly payload_hash: string | null
  /** Command that has this place, if any. */
  readonly place: string | null
}

const STAND = 'SELECT acked_seq, incarnation, revoked_at FROM device WHERE site_id = $1 AND id = $2 FOR UPDATE'
const TURN = 'SELECT 1 FROM settings_turn WHERE site_id = $1 FOR UPDATE'
// A statement of its own, behind the locks: it must see what the one who held the lock before us has committed.
const KNOWN = `SELECT c.head, c.settings_position, l.outcome, l.refusal, l.case_id, l.decided_by, l.payload_hash, coalesce(
    (SELECT p.command_id FROM command_log p WHERE p.site_id = $1 AND p.device_id = $2 AND p.incarnation = $4 AND p.seq = $5),
    (SELECT r.command_id FROM command_repeated r WHERE r.site_id = $1 AND r.device_id = $2 AND r.incarnation = $4 AND r.seq = $5)) AS place
  FROM sync_clock c LEFT JOIN command_log l ON l.site_id = c.site_id AND l.command_id = $3 WHERE c.site_id = $1`

/**
 * One command in one transaction: whatever it is, it gets an outcome and its place in the sequence, so nothing ever holds the queue.
 * @throws SyncRejected for what is wrong with the bench's sequence or the device; errors of the infrastructure
 */
export async function takeCommand(client: pg.ClientBase, o: PushOptions, one: Sent): Promise<Taken> {
  const sent = { ...one, command: storable(one.command) }
  try {
    return await untilUnbeaten(() => attempt(client, o, { ...sent, fault: sent.command === one.command ? null : faultOf('text') }))
  } catch (error) {
    if (!isAtFault(error)) throw error
    // It would fail for ever: it is kept as it came, and a person looks at it.
    const fault = error instanceof NeverFits ? faultOf('unique', error.constraint) : faultOf(error instanceof Error ? error.name : 'error')
    return await untilUnbeaten(() => attempt(client, o, { ...sent, fault }))
  }
}

const faultOf = (problem: string, field = ''): Refusal => refusal('command.bad-payload', { field, problem })

/** @param one `fault`: the command has failed in a way that would happen again; it is only recorded */
async function attempt(client: pg.ClientBase, o: PushOptions, one: Sent & { readonly fault: Refusal | null }): Promise<Taken> {
  try {
    return await inTransaction(client, o, one)
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

async function inTransaction(client: pg.ClientBase, o: PushOptions, one: Sent & { readonly fault: Refusal | null }): Promise<Taken> {
  const { siteId } = o
  const { command, deviceId, incarnation, fault } = one
  const read = fault === null ? readCommand(command) : err(fault)
  // Sent in one go; they run in this order.
  const begun = [client.query('BEGIN')]
  const standing = client.query<Stand>(prepared(STAND, [siteId, deviceId]))
  if (o.settings.changers.has(command.name)) begun.push(client.query(prepared(TURN, [siteId])))
  const knowing = client.query<Known>(prepared(KNOWN, [siteId, deviceId, command.commandId, incarnation, command.seq]))
  const [stands, founds] = await Promise.all([standing, knowing, read.ok ? read.value.reading.ahead({ db: client, siteId }) : null, ...begun])
  const [stand, known] = [stands.rows[0], founds.rows[0]]
  if (stand === undefined || known === undefined) throw new SyncRejected('sync.unauthorised')
  if (stand.revoked_at !== null && o.stopped !== true) throw new SyncRejected('sync.revoked')
  if (stand.incarnation !== incarnation) throw new SyncRejected('sync.forked')
  const atPlace = command.seq <= stand.acked_seq
  // The place in the sequence is taken by another command: this database is an old image, or there are two of it.
  if (atPlace && known.place !== command.commandId) throw new SyncRejected('sync.forked')
  if (!atPlace && command.seq !== stand.acked_seq + 1) throw new SyncRejected('sync.gap')

  if (known.outcome !== null && !isConverted(known, command)) {
    const outcome = { seq: command.seq, commandId: command.commandId, outcome: 'duplicate' as const, first: known.outcome, refusal: known.refusal, caseId: known.case_id }
    const head = atPlace ? null : await keepRepeated(client, o, { ...one, samePayload: known.payload_hash === command.payloadHash })
    await client.query('COMMIT')
    return { outcome, head: head ?? known.head }
  }
  const now = o.clock()
  const source = { db: client, siteId, settings: o.settings.at(known.settings_position) }
  const decided = await decidePushed(source, { command, deviceId, now, read, stoppedAt: stand.revoked_at })
  if (decided.effects.puts.some((p) => isSetting(p.entity))) o.settings.changers.add(command.name)
  if (o.leases !== undefined) await o.leases.note(await leasesOf(source, { command, deviceId, effects: decided.effects, at: now }))
  const head = await commitCommand(client, siteId, { ...decided, command, deviceId, incarnation, recordedAt: now, settingsPosition: known.settings_position })
  return { outcome: { seq: command.seq, commandId: command.commandId, outcome: decided.outcome, first: null, refusal: decided.refusal, caseId: decided.caseId }, head }
}

async function leasesOf(source: Source, { command, deviceId, effects, at }: Pick<Decided, 'command' | 'deviceId' | 'effects'> & { readonly at: Instant }): Promise<readonly LeaseNote[]> {
  const put = command.name === leaseBlock.name ? effects.puts.find(({ entity }) => entity === 'number_block') : undefined
  if (put === undefined) return []
  const { rangeId, year, first, last } = put.doc as unknown as NumberBlock
  const range = await load(source, get('number_range', rangeId))
  return [{ at, siteId: source.siteId, rangeId, prefix: range?.prefix ?? '', year, first, last, deviceId, commandId: command.commandId }]
}

/** The server had said no to somebody who asked; offline, the bench decided it alone, and it has happened (sync-design 2). */
const isConverted = (known: Known, command: PushedCommand): boolean => known.outcome === 'refused' && known.decided_by === 'server' && command.decidedBy === 'bench'
