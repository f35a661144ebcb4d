import type { z } from 'zod'
import { identityCalls } from './contract/identity.ts'
import { issuingCalls } from './contract/issuing.ts'
import { numberingCalls } from './contract/numbering.ts'
import { opsCalls } from './contract/ops.ts'
import { receivingCalls } from './contract/receiving.ts'
import { shellCalls, type ShellCallName } from './contract/shell.ts'
import { stockCalls } from './contract/stock.ts'
import { testingCalls } from './contract/testing.ts'
import { traceabilityCalls } from './contract/traceability.ts'

/**
 * Every use case of the bench, by name. `capability` null: before sign-in; `session`: anyone signed in.
 * A name without a handler in core does not compile.
 */
export const contract = {
  ...identityCalls,
  ...opsCalls,
  ...numberingCalls,
  ...receivingCalls,
  ...traceabilityCalls,
  ...testingCalls,
  ...issuingCalls,
  ...stockCalls,
  ...shellCalls
} as const

export type CallName = keyof typeof contract
/** Calls that core answers. */
export type CoreCallName = Exclude<CallName, ShellCallName>
export type CallInput<N extends CallName> = z.infer<(typeof contract)[N]['input']>
export type CallOutput<N extends CallName> = z.infer<(typeof contract)[N]['output']>
