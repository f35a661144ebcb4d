import type { z } from 'zod'
import { attachmentCalls } from './contract/attachments.ts'
import { codeRuleCalls } from './contract/code-rules.ts'
import { authorityCalls } from './contract/authority.ts'
import { autologousCalls } from './contract/autologous.ts'
import { emergencyCalls } from './contract/emergency.ts'
import { policyCalls } from './contract/policy.ts'
import { tasksCalls } from './contract/tasks.ts'
import { identityCalls } from './contract/identity.ts'
import { labelTemplateCalls } from './contract/labels.ts'
import { issuingCalls } from './contract/issuing.ts'
import { numberingCalls } from './contract/numbering.ts'
import { opsCalls } from './contract/ops.ts'
import { receivingCalls } from './contract/receiving.ts'
import { shellCalls, type ShellCallName } from './contract/shell.ts'
import { feeCalls } from './contract/fees.ts'
import { noticeCalls } from './contract/notices.ts'
import { referenceCalls } from './contract/references.ts'
import { reservationCalls } from './contract/reservations.ts'
import { returnsCalls } from './contract/returns.ts'
import { stationCalls } from './contract/station.ts'
import { syncCalls } from './contract/sync.ts'
import { stockCalls } from './contract/stock.ts'
import { groupingCalls } from './contract/grouping.ts'
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
  ...labelTemplateCalls,
  ...receivingCalls,
  ...codeRuleCalls,
  ...traceabilityCalls,
  ...testingCalls,
  ...groupingCalls,
  ...issuingCalls,
  ...emergencyCalls,
  ...authorityCalls,
  ...tasksCalls,
  ...policyCalls,
  ...autologousCalls,
  ...stockCalls,
  ...feeCalls,
  ...noticeCalls,
  ...attachmentCalls,
  ...referenceCalls,
  ...reservationCalls,
  ...returnsCalls,
  ...stationCalls,
  ...syncCalls,
  ...shellCalls
} as const

export type CallName = keyof typeof contract
/** Calls that core answers. */
export type CoreCallName = Exclude<CallName, ShellCallName>
export type CallInput<N extends CallName> = z.infer<(typeof contract)[N]['input']>
export type CallOutput<N extends CallName> = z.infer<(typeof contract)[N]['output']>
