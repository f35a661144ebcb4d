import type { Envelope } from '../../shared/ipc/envelope.ts'
import { invoke } from './bench.ts'
import type { CallName, InputOf, OutputOf } from './contract-types.ts'
import { noteCoreAnswered } from './core-state.ts'

/** Asks core once. Never rejects; the answer is an envelope. The shell has already parsed the value with the contract. */
export async function call<N extends CallName>(name: N, input: InputOf<N>): Promise<Envelope<OutputOf<N>>> {
  const envelope = await invoke(name, input)
  if (envelope.ok) noteCoreAnswered()
  return envelope as Envelope<OutputOf<N>>
}
