import type { Envelope } from '../../shared/ipc/envelope.ts'
import { askUntilAnswered } from './ask-until-answered.ts'
import { call } from './call.ts'
import type { CallName, InputOf, OutputOf } from './contract-types.ts'
import { waitForCore } from './core-state.ts'
import { sleep } from './sleep.ts'

/** Asks again after a restart of core, with the same input. For calls that do no harm when done twice: a slip, a signature. */
export async function callUntilAnswered<N extends CallName>(name: N, input: InputOf<N>): Promise<Envelope<OutputOf<N>>> {
  return (await askUntilAnswered({ ask: () => call(name, input), coreReady: () => waitForCore(600_000), sleep, waiting: () => undefined })) as Envelope<OutputOf<N>>
}
