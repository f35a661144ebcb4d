import { useCallback, useRef, useState } from 'react'
import type { CallError, Envelope } from '../../shared/ipc/envelope.ts'
import { call } from './call.ts'
import { callUntilAnswered } from './call-until-answered.ts'
import type { CallName, InputOf, OutputOf } from './contract-types.ts'

export interface BenchCall<N extends CallName> {
  readonly run: (input: InputOf<N>) => Promise<Envelope<OutputOf<N>>>
  readonly busy: boolean
  readonly error: CallError | null
  readonly clear: () => void
}

/**
 * A call on a key that is no durable command (sign in, preview, choose a file), with busy and error for the screen. Asked once;
 * with `untilAnswered` again after a restart of core, for what does no harm when done twice.
 */
export function useBenchCall<N extends CallName>(name: N, { untilAnswered = false }: { readonly untilAnswered?: boolean } = {}): BenchCall<N> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const running = useRef(0)
  const run = useCallback(
    async (input: InputOf<N>): Promise<Envelope<OutputOf<N>>> => {
      running.current++
      setBusy(true)
      const envelope = await (untilAnswered ? callUntilAnswered(name, input) : call(name, input))
      running.current--
      setBusy(running.current > 0)
      setError(envelope.ok ? null : envelope.error)
      return envelope
    },
    [name, untilAnswered]
  )
  const clear = useCallback(() => setError(null), [])
  return { run, busy, error, clear }
}
