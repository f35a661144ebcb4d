import { useCallback, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CallError, Envelope } from '../../shared/ipc/envelope.ts'
import { noteActivity } from './activity.ts'
import { askUntilAnswered } from './ask-until-answered.ts'
import { call } from './call.ts'
import type { CommandInput, CommandName, InputOf, OutputOf } from './contract-types.ts'
import { waitForCore } from './core-state.ts'
import { sleep } from './sleep.ts'

export interface BenchCommand<N extends CommandName> {
  /**
   * Runs the command once; resolves when core has decided. Never rejects. With the id of an earlier run that very command is asked about
   * again: it is never done twice.
   */
  readonly run: (input: CommandInput<N>, commandId?: string) => Promise<Envelope<OutputOf<N>>>
  /** `waiting-core`: core restarts, the command is kept and asked again with the same id. */
  readonly state: 'idle' | 'running' | 'waiting-core'
  readonly busy: boolean
  /** Error of the last run, null after a success or `clear()`. */
  readonly error: CallError | null
  readonly clear: () => void
}

/** A durable command: gets a commandId, and survives a restart of core without being lost or done twice. */
export function useBenchCommand<N extends CommandName>(name: N): BenchCommand<N> {
  const [state, setState] = useState<'idle' | 'running' | 'waiting-core'>('idle')
  const [error, setError] = useState<CallError | null>(null)
  const running = useRef(0)

  const run = useCallback(
    async (input: CommandInput<N>, commandId: string = uuidv7()): Promise<Envelope<OutputOf<N>>> => {
      const full = { ...input, commandId } as unknown as InputOf<N>
      running.current++
      noteActivity()
      setState('running')
      const envelope = (await askUntilAnswered({
        ask: () => call(name, full),
        coreReady: () => waitForCore(600_000),
        sleep,
        waiting: (now) => setState(now ? 'waiting-core' : 'running')
      })) as Envelope<OutputOf<N>>
      running.current--
      // Long work is work: the screen does not lock in the middle of a batch.
      noteActivity()
      if (running.current === 0) setState('idle')
      setError(envelope.ok ? null : envelope.error)
      return envelope
    },
    [name]
  )
  const clear = useCallback(() => setError(null), [])
  return { run, state, busy: state !== 'idle', error, clear }
}
