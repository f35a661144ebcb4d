import { createHash } from 'node:crypto'
import { readPayload } from '../../../src/shared/commands/decide-command.ts'
import { commandsByName, type AnyCommand } from '../../../src/shared/commands/registry.ts'
import type { Load } from '../../../src/shared/commands/load.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../src/shared/kernel/result.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'
import { Reading } from './documents.ts'
import { isInstant } from './is-instant.ts'

const unreadable = (field: string, problem: string): ReturnType<typeof err<Refusal>> => err(refusal('command.bad-payload', { field, problem }))

export type ReadCommand = Result<{ readonly command: AnyCommand; readonly value: unknown; readonly reading: Reading<unknown> }, Refusal>

/** The command of that name with its payload as the newest version reads it (older ones are brought up) and its reads begun, or what nobody here can read. */
export function readCommand({ name, version, payload, payloadHash, occurredAt }: PushedCommand): ReadCommand {
  if (createHash('sha256').update(payload).digest('hex') !== payloadHash) return unreadable('payloadHash', 'hash')
  const command = commandsByName.get(name)
  if (command === undefined) return unreadable('name', 'unknown')
  if (version > command.version) return unreadable('version', 'newer')
  if (!isInstant(occurredAt)) return unreadable('occurredAt', 'instant')
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    return unreadable('payload', 'json')
  }
  for (let v = version; v < command.version; v += 1) {
    const up = command.upcast?.[v]
    if (up === undefined) return unreadable('version', 'too-old')
    value = up(value)
  }
  const parsed = readPayload(command, value)
  if (!parsed.ok) return parsed
  const reads = command.load(parsed.value) as Load<unknown>
  return ok({ command, value: parsed.value, reading: new Reading(reads) })
}
