import type { z } from 'zod'
import type { Capability } from '../domain/identity/capability.ts'
import type { CaseKind } from '../domain/ops/exception-case.ts'
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
  /** What both must have, where the actor's own capability is one that a second person need not have. Absent: `capability`. */
  readonly secondCapability?: Capability
  /** The bench itself may run it, without a person: it leases numbers ahead, it gives a bag up that another asked for. */
  readonly byDevice?: true
  /** The server's gateway to the blood station may run it, without a person. `only`: no person and no bench ever. `also`: besides people, who then need what is said above. */
  readonly byServer?: 'also' | 'only'
  /** Asked before anybody is known, so that nobody can have the capability; its own rule refuses it for ever once somebody is. */
  readonly beforeAnybody?: true
  readonly payload: z.ZodType<P>
  readonly load: (payload: P) => Load<D>
  readonly decide: (documents: D, payload: P, context: CommandContext) => Result<Effects, Refusal>
  /**
   * For facts, on the server only: what has happened all the same although `decide` refuses it (the bag is gone, the label is on
   * the bag). Null or absent: only the case tells of it. The case is opened by the caller in the same transaction.
   */
  readonly record?: (documents: D, payload: P, context: CommandContext) => Effects | null
  /** Which case a refusal of this fact opens; `fact-broke-rule` when absent or null. `no-case`: two benches said the same thing, nobody need look. */
  readonly caseOf?: (refusal: Refusal, documents: D, payload: P) => CaseKind | 'no-case' | null
  /** Payloads of older versions, by version, each made into the next one. A bench too old to pull may still push. */
  readonly upcast?: Readonly<Record<number, (payload: unknown) => unknown>>
}

export function defineCommand<P, D>(command: Command<P, D>): Command<P, D> {
  return command
}
