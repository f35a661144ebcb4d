import type { z } from 'zod'
import type { Capability } from '../domain/identity/capability.ts'
import type { Refusal } from '../domain/refusal-code.ts'
import type { Result } from '../kernel/result.ts'
import type { Instant } from '../kernel/time.ts'
import type { Effects } from './effects.ts'
import type { Load } from './load.ts'

/**
 * intent: the server may refuse it. fact: it has happened; the server records it and opens a case where a rule is
 * broken. evidence: recorded, decides nothing. Design §4.
 */
export type CommandKind = 'intent' | 'fact' | 'evidence'

/** What a bench without the server may do with it. `held-only`: for units it holds authority over (design §5). */
export type OfflinePolicy = 'allowed' | 'held-only' | 'refused'

export interface Person {
  readonly userId: string
  readonly name: string
}

export interface CommandContext {
  readonly commandId: string
  /** When it happened at the bench. Rules of time use this, on the bench and on the server. */
  readonly now: Instant
  readonly newId: () => string
  readonly actor: Person
  /** Who signed with own credentials as second person, verified by core. */
  readonly second: Person | null
  readonly deviceId: string
}

export interface Command<P, D> {
  readonly name: string
  readonly version: number
  readonly kind: CommandKind
  readonly offline: OfflinePolicy
  readonly capability: Capability
  /** The second person must sign, with a capability of their own, and is never the actor. */
  readonly secondPerson: boolean
  readonly payload: z.ZodType<P>
  readonly load: (payload: P) => Load<D>
  readonly decide: (documents: D, payload: P, context: CommandContext) => Result<Effects, Refusal>
}

export function defineCommand<P, D>(command: Command<P, D>): Command<P, D> {
  return command
}
