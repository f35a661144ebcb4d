import type { CallError, Envelope } from '../../../shared/ipc/envelope.ts'

export interface BagAnswer {
  readonly state: 'issued' | 'undecided' | 'refused'
  readonly error: CallError | null
}

/**
 * What core's answer to an issue makes of the bag. `sync.undecided` is no refusal: the issue may have been done at the server, so the bag
 * is neither handed over nor put back until there is an answer.
 */
export function bagAnswer(answer: Envelope<unknown>): BagAnswer {
  if (answer.ok) return { state: 'issued', error: null }
  return answer.error.code === 'sync.undecided' ? { state: 'undecided', error: null } : { state: 'refused', error: answer.error }
}
