import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { askUntilAnswered } from './ask-until-answered.ts'
import { CallFailure } from './call-failure.ts'
import { call } from './call.ts'
import type { CallName, InputOf, OutputOf } from './contract-types.ts'
import { waitForCore } from './core-state.ts'
import { sleep } from './sleep.ts'

export interface BenchQueryOptions {
  /** False: not asked (e.g. nothing chosen yet). Default true. */
  readonly enabled?: boolean
  /** Keep showing the last answer while the input changes (search boxes). Default false. */
  readonly keepPrevious?: boolean
}

/**
 * What core answers to a question, asked again when core says its context changed or core restarted.
 * `data` is the value; `error?.error` is the CallError for `ErrorPanel`.
 */
export function useBenchQuery<N extends CallName>(
  name: N,
  input: InputOf<N>,
  options: BenchQueryOptions = {}
): UseQueryResult<OutputOf<N>, CallFailure> {
  return useQuery<OutputOf<N>, CallFailure>({
    queryKey: [name, input],
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    queryFn: async () => {
      const envelope = await askUntilAnswered({
        ask: () => call(name, input),
        coreReady: () => waitForCore(60_000),
        sleep,
        waiting: () => undefined
      })
      if (!envelope.ok) throw new CallFailure(envelope.error)
      return envelope.value as OutputOf<N>
    }
  })
}
