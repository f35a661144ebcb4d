import { uuidv7 } from 'uuidv7'
import { readPayload } from '../../../src/shared/commands/decide-command.ts'
import type { Effects } from '../../../src/shared/commands/effects.ts'
import type { AnyCommand } from '../../../src/shared/commands/registry.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import { ok, type Result } from '../../../src/shared/kernel/result.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { commitOwn } from './commit-command.ts'
import { load, type Queryable } from './documents.ts'

export interface OwnOrder {
  readonly command: AnyCommand
  /** As it came: read by the command's own schema. */
  readonly payload: unknown
  /** Who the audit names, `server:…`: nobody can sign in as it, and a bench that pushes under it is nobody known. */
  readonly actor: string
  readonly now: Instant
}

/**
 * What the server does by itself is a command like any other: read, decided by the same code, written with guards, in the audit and in the feed. In the
 * transaction of the caller, which tries again when it was beaten; the clock row is taken here, so nothing slow may follow.
 * A refusal wrote nothing.
 * @throws Error when the command is not one that the server may run by itself
 */
export async function runOwn(db: Queryable, siteId: string, { command, payload, actor, now }: OwnOrder): Promise<Result<Effects, Refusal>> {
  if (command.byServer === undefined) throw new Error(`${command.name} is not for the server by itself`)
  const read = readPayload(command, payload)
  if (!read.ok) return read
  const commandId = uuidv7()
  const documents: unknown = await load({ db, siteId }, command.load(read.value))
  const decided = command.decide(documents, read.value, { commandId, now, newId: derivedIds(commandId), actor: { userId: actor, name: actor }, second: null, deviceId: SERVER_HOLDER })
  if (!decided.ok) return decided
  await commitOwn(db, siteId, { deviceId: SERVER_HOLDER, effects: decided.value, recordedAt: now, action: command.name, actorId: actor, commandId })
  return ok(decided.value)
}
