import type pg from 'pg'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import { uuidv7 } from 'uuidv7'
import { commitOwn } from './commit-command.ts'
import { prepared } from './prepared.ts'
import type { PushOptions, Sent } from './push-options.ts'

/**
 * A command that was taken before, at a new place of the sequence (a restored bench sends what it has again): the place counts as taken.
 * One that comes with other content under the known id is kept with it, and somebody looks: it is not done.
 * @returns the new head when a case was opened, else null
 */
export async function keepRepeated(client: pg.ClientBase, o: PushOptions, { command: c, deviceId, incarnation, samePayload }: Sent & { readonly samePayload: boolean }): Promise<number | null> {
  const { siteId } = o
  const now = o.clock()
  await Promise.all([
    client.query(prepared('INSERT INTO command_repeated (site_id, device_id, incarnation, seq, command_id, recorded_at, other_payload) VALUES ($1, $2, $3, $4, $5, $6, $7)', [siteId, deviceId, incarnation, c.seq, c.commandId, now, samePayload ? null : c.payload])),
    client.query(prepared('UPDATE device SET acked_seq = $3, last_seen_at = $4 WHERE site_id = $1 AND id = $2', [siteId, deviceId, c.seq, now]))
  ])
  if (samePayload) return null
  const context = { commandId: c.commandId, now, newId: derivedIds(uuidv7()), actor: { userId: 'server', name: 'server' }, second: null, deviceId }
  const put = caseOf('unreadable-command', { unitId: null, requestId: null, patientId: null, finding: `${c.name} ${c.commandId} other-payload`.slice(0, 500) }, context)
  return await commitOwn(client, siteId, { deviceId, effects: { puts: [put], labels: [], audit: { subjects: [`case:${put.doc.id}`], detail: { payload: c.payloadHash } } }, recordedAt: now, action: 'sync.otherPayload', actorId: 'server', commandId: c.commandId })
}
