import type { CallInput, CallName, CallOutput } from '../../shared/ipc/contract.ts'

export type { CallName } from '../../shared/ipc/contract.ts'
export type InputOf<N extends CallName> = CallInput<N>
export type OutputOf<N extends CallName> = CallOutput<N>

/** Names whose input carries a `commandId`: durable commands, safe to ask again. */
export type CommandName = { [N in CallName]: CallInput<N> extends { readonly commandId: string } ? N : never }[CallName]

type WithoutCommandId<T> = T extends unknown ? Omit<T, 'commandId'> : never
/** What a screen gives for a command; the bridge adds `commandId`. */
export type CommandInput<N extends CommandName> = WithoutCommandId<CallInput<N>>
