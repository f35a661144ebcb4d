import type { PushedCommand } from '../../../src/shared/sync/push.ts'

const fields = ['name', 'payload', 'payloadHash', 'actorId', 'secondId', 'occurredAt'] as const

/**
 * The same command when PostgreSQL can keep its texts; else one with U+0000, which no text of PostgreSQL may hold, written as the six
 * characters of its JSON escape. A bench must never be held up by a byte.
 */
export function storable(command: PushedCommand): PushedCommand {
  if (!fields.some((f) => command[f]?.includes('\0') === true)) return command
  return { ...command, ...Object.fromEntries(fields.map((f) => [f, command[f]?.replaceAll('\0', '\\u0000') ?? null])) }
}
