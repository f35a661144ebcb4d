import { useEffect, useRef, useState } from 'react'
import { lastActivity, noteActivity } from '../bridge/activity.ts'
import { onBench } from '../bridge/bench.ts'
import { idleState } from './idle-state.ts'
import type { IdleState } from './idle-state.ts'

const signs = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const
const active: IdleState = { kind: 'active' }

export interface IdleLockOptions {
  /** Somebody is signed in. */
  readonly enabled: boolean
  readonly minutes: number
  readonly onLock: () => Promise<unknown>
}

/** Locks the screen after the policy's minutes without a key, a touch, a scan or a running command. Returns what to warn of. */
export function useIdleLock({ enabled, minutes, onLock }: IdleLockOptions): IdleState {
  const [state, setState] = useState<IdleState>(active)
  const lock = useRef(onLock)
  useEffect(() => {
    lock.current = onLock
  })
  useEffect(() => {
    if (!enabled) return
    noteActivity()
    const look = (): void => {
      const now = idleState(Date.now() - lastActivity(), minutes)
      // Rendered only when the words change.
      setState((before) => (now.kind === 'warning' ? now : before.kind === now.kind ? before : now))
      if (now.kind === 'locked') {
        // One lock, also when signing out takes longer than a tick.
        noteActivity()
        void lock.current()
      }
    }
    const sign = (): void => {
      noteActivity()
      setState((before) => (before.kind === 'active' ? before : active))
    }
    const timer = setInterval(look, 1000)
    for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true })
    const stopScan = onBench('scan', sign)
    return () => {
      clearInterval(timer)
      for (const name of signs) window.removeEventListener(name, sign, { capture: true })
      stopScan()
      setState(active)
    }
  }, [enabled, minutes])
  return state
}
