import { useCallback, useEffect, useRef, useState } from 'react'
import { showVerdict } from '../verdict/show-verdict.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { registerScan, useScanHistory } from './scan-bus.ts'
import type { ScanHandler, ShownVerdict } from './scan.ts'

export interface UseScanOptions {
  /** False: the one below takes the scans. Default true. */
  readonly enabled?: boolean
  /** Frame −1, screen 0 (default), dialog 1. */
  readonly priority?: number
}

export interface ScanPanel {
  /** Newest verdict of this screen, for `<Verdict shown={…} />`. */
  readonly shown: ShownVerdict | null
  /** A scan is being checked now. */
  readonly busy: boolean
  /** Shows a verdict that came from a key instead of a scan, with its tone. */
  readonly show: (verdict: VerdictModel) => void
  readonly clear: () => void
}

/**
 * Takes the scans while mounted; the latest mounted screen wins. The handler may be an inline closure: the newest is used.
 * Scans come one after the other; return the verdict, or undefined when there is nothing to say.
 */
export function useScan(handler: ScanHandler, options: UseScanOptions = {}): ScanPanel {
  const { enabled = true, priority = 0 } = options
  const newest = useRef(handler)
  const [shown, setShown] = useState<ShownVerdict | null>(null)
  useEffect(() => {
    newest.current = handler
  })
  useEffect(() => {
    if (!enabled) return
    return registerScan({ handler: () => newest.current, priority, onShown: setShown })
  }, [enabled, priority])
  const { working } = useScanHistory()
  const show = useCallback((verdict: VerdictModel) => setShown(showVerdict(verdict)), [])
  const clear = useCallback(() => setShown(null), [])
  return { shown, busy: working && enabled, show, clear }
}
