import type { Capability } from '../domain/identity/capability.ts'
import { checkTwoPeople } from '../domain/identity/two-people.ts'
import { refusal, type Refusal } from '../domain/refusal-code.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { AnyCommand } from './registry.ts'

export interface Signer {
  readonly userId: string
  readonly name: string
  readonly capabilities: readonly Capability[]
}

/** Whether these people may do it: each with own capability, never one person twice. Bench and server ask the same. */
export function checkPeople(command: AnyCommand, actor: Signer, second: Signer | null): Refusal | null {
  // The gateway runs it beside the benches, and asks nobody.
  if (command.byServer === 'only') return refusal('command.not-allowed', { capability: command.capability })
  // The caller vouches for the id: core made it itself, the server has the key of that device.
  if (command.byDevice === true && isDevice(actor.userId)) return null
  if (!actor.capabilities.includes(command.capability)) return refusal('command.not-allowed', { capability: command.capability })
  if (!command.secondPerson) return null
  const two = checkTwoPeople(actor.userId, second?.userId ?? null)
  if (two !== null) return two
  const both = command.secondCapability ?? command.capability
  if (!actor.capabilities.includes(both)) return refusal('command.not-allowed', { capability: both })
  return second?.capabilities.includes(both) === true ? null : refusal('command.second-person-not-allowed', { name: second?.name ?? '' })
}

/** Actor of what a bench does by itself. */
export const deviceActor = (deviceId: string): string => `device:${deviceId}`
export const isDevice = (actorId: string): boolean => actorId.startsWith('device:')

/** The payload as the command's own schema reads it, or which field is wrong. */
export function readPayload(command: AnyCommand, value: unknown): Result<unknown, Refusal> {
  const parsed = command.payload.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return err(refusal('command.bad-payload', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }))
}
