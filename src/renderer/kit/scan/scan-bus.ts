import { onBench } from '../../bridge/bench.ts'
import { coreState } from '../../bridge/core-state.ts'
import { createStore, useStore } from '../../bridge/store.ts'
import { translate } from '../../../shared/text/translate.ts'
import type { TextParams, UiKey } from '../../../shared/text/translate.ts'
import { prefs } from '../prefs.ts'
import { showVerdict } from '../verdict/show-verdict.ts'
import { hasFullWidth } from './full-width.ts'
import { createScanQueue } from './scan-queue.ts'
import type { QueueState, Registration } from './scan-queue.ts'
import type { Scan } from './scan.ts'
import { screenOnItsWay } from './screen-change.ts'
import { showWhenSlow } from './show-when-slow.ts'
import { listenWedge } from './wedge-listener.ts'

const state = createStore<QueueState>({ records: [], waiting: 0, working: false })
const say = (key: UiKey, params?: TextParams): string => translate(prefs().locale, key, params)

const queue = createScanQueue({
  history: 10,
  onState: showWhenSlow(state.set),
  onVerdict: (verdict) => showVerdict(verdict).key,
  onItsWay: screenOnItsWay,
  onThrown: (error) => {
    console.error('scan handler failed', error)
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'refuse', title: say('scan.failed'), reason: say('scan.failed-reason', { message }), next: say('scan.failed-next') }
  }
})

let seq = 0

/** Takes one read code into the queue, wherever it came from. */
export function takeScan(input: Pick<Scan, 'raw' | 'source' | 'at'>): void {
  const scan: Scan = { ...input, seq: ++seq, fullWidth: hasFullWidth(input.raw) }
  if (scan.fullWidth) {
    const reason = say('scan.full-width-reason', { raw: scan.raw })
    queue.reject(scan, { kind: 'refuse', title: say('scan.full-width'), reason, next: say('scan.full-width-next') })
  } else if (coreState() !== 'ready') {
    // Never kept for later: the technician would already hold another bag.
    const words = { title: say('scan.not-ready'), reason: say('scan.not-ready-reason'), next: say('scan.not-ready-next') }
    queue.reject(scan, { kind: 'refuse', ...words })
  } else queue.push(scan)
}

/** Joins scanners owned by core and the keyboard wedge into one ordered queue. Called once by the app. */
export function startScanBus(): () => void {
  const stopEvent = onBench('scan', takeScan)
  const stopWedge = listenWedge((raw) => takeScan({ raw, source: 'wedge', at: new Date().toISOString() }))
  return () => {
    stopEvent()
    stopWedge()
  }
}

export function registerScan(registration: Registration): () => void {
  return queue.register(registration)
}

/** The queue and its history: newest first, the last ten done and all that wait. */
export function useScanHistory(): QueueState {
  return useStore(state)
}
