import type { VerdictModel } from '../verdict/verdict-model.ts'
import type { Scan, ScanHandler, ScanRecord, ShownVerdict } from './scan.ts'

export interface Registration {
  /** Read when a scan is taken from the queue, so the handler is always the newest. */
  readonly handler: () => ScanHandler
  /** Higher wins; among equals the latest registered. Frame −1, screen 0, dialog 1. */
  readonly priority: number
  /** Told each verdict that belongs on this screen's panel. */
  readonly onShown?: (shown: ShownVerdict) => void
}

export interface QueueState {
  /** Newest first, at most `history` done ones and all that wait. */
  readonly records: readonly ScanRecord[]
  readonly waiting: number
  readonly working: boolean
}

export interface QueuePorts {
  readonly history: number
  readonly onState: (state: QueueState) => void
  /** Called once for every verdict, in order: gives its tone and returns its key. */
  readonly onVerdict: (verdict: VerdictModel, scan: Scan) => string
  /** Verdict for a handler that threw: a bug must not stop the next bag. */
  readonly onThrown: (error: unknown, scan: Scan) => VerdictModel
  /** A promise while another screen was asked for and does not stand yet: the scan is that screen's, not the one's before. */
  readonly onItsWay?: () => Promise<void> | null
}

export interface ScanQueue {
  readonly push: (scan: Scan) => void
  /** Records a scan that is not applied (core down, full width) with its verdict at once, beside the queue. */
  readonly reject: (scan: Scan, verdict: VerdictModel) => void
  readonly register: (registration: Registration) => () => void
}

/**
 * Takes scans strictly one after the other, in the order they came: a scan is never dropped and never overtakes another.
 * Who answers is decided when the scan's turn comes, so a dialog opened by one scan gets the next. Without anyone, scans wait.
 */
export function createScanQueue(ports: QueuePorts): ScanQueue {
  let records: readonly ScanRecord[] = []
  const waiting: Scan[] = []
  const registrations: Registration[] = []
  let working = false

  const publish = (): void => {
    let done = 0
    records = records.filter((r) => r.state !== 'done' || ++done <= ports.history)
    ports.onState({ records, waiting: waiting.length, working })
  }
  const put = (record: ScanRecord): void => {
    const known = records.some((r) => r.scan.seq === record.scan.seq)
    records = known ? records.map((r) => (r.scan.seq === record.scan.seq ? record : r)) : [record, ...records]
  }
  const finish = (scan: Scan, verdict: VerdictModel | undefined, owner: Registration | undefined): void => {
    const shown = verdict ? { key: ports.onVerdict(verdict, scan), verdict } : null
    put({ scan, state: 'done', shown })
    if (shown) owner?.onShown?.(shown)
  }
  const active = (): Registration | undefined =>
    registrations.reduce<Registration | undefined>((best, r) => (!best || r.priority >= best.priority ? r : best), undefined)

  const work = async (): Promise<void> => {
    if (working) return
    working = true
    while (waiting.length > 0) {
      const change = ports.onItsWay?.() ?? null
      if (change !== null) {
        await change
        // Another one may have been asked for meanwhile.
        continue
      }
      const owner = active()
      const scan = owner ? waiting.shift() : undefined
      if (!owner || !scan) break
      put({ scan, state: 'working', shown: null })
      publish()
      try {
        const verdict = await owner.handler()(scan)
        finish(scan, verdict, owner)
      } catch (error) {
        finish(scan, ports.onThrown(error, scan), owner)
      }
      publish()
    }
    working = false
    publish()
  }

  return {
    push: (scan) => {
      waiting.push(scan)
      put({ scan, state: 'waiting', shown: null })
      publish()
      void work()
    },
    reject: (scan, verdict) => {
      finish(scan, verdict, active())
      publish()
    },
    register: (registration) => {
      registrations.push(registration)
      void work()
      return () => {
        const at = registrations.indexOf(registration)
        if (at >= 0) registrations.splice(at, 1)
      }
    }
  }
}
