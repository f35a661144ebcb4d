import { useCallback, useRef, useState } from 'react'
import type { CallError, Envelope } from '../../shared/ipc/envelope.ts'
import { call } from './call.ts'
import type { CallName, InputOf, OutputOf } from './contract-types.ts'

export interface BenchCall<N extends CallName> {
  readonly run: (input: InputOf<N>) => Promise<Envelope<OutputOf<N>>>
  readonly busy: boolean
  readonly error: CallError | null
  readonly clear: () => void
}

/** A call on a key that is no durable command (sign in, preview, choose a file): asked once, with busy and error for the screen. */
export function useBenchCall<N extends CallName>(name: N): BenchCall<N> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const running = useRef(0)
  const run = useCallback(
    async (input: InputOf<N>): Promise<Envelope<OutputOf<N>>> => {
      running.current++
      setBusy(true)
      const envelope = await call(name, input)
      running.current--
      setBusy(running.current > 0)
      setError(envelope.ok ? null : envelope.error)
      return envelope
    },
    [name]
  )
  const clear = useCallback(() => setError(null), [])
  return { run, busy, error, clear }
}
