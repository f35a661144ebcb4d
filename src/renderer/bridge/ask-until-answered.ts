import type { Envelope } from '../../shared/ipc/envelope.ts'

/** Codes of the shell that say nothing about the command itself: core may or may not have taken it. */
const unanswered: ReadonlySet<string> = new Set(['ipc.core-lost', 'ipc.core-restarting', 'ipc.timeout'])

export function isUnanswered(envelope: Envelope<unknown>): boolean {
  return !envelope.ok && unanswered.has(envelope.error.code)
}

export interface AskPorts {
  /** Asks core with the same input, so with the same commandId, each time. */
  readonly ask: () => Promise<Envelope<unknown>>
  /** True once core is ready, false when it is not coming back. */
  readonly coreReady: () => Promise<boolean>
  readonly sleep: (ms: number) => Promise<void>
  /** Called with true while waiting for core, false when asking again. */
  readonly waiting: (now: boolean) => void
}

const MAX_ASKS = 12

/**
 * Asks until core really answered. Safe because core knows a commandId it has already decided and answers the same again:
 * nothing is lost and nothing is done twice. Gives the last envelope when core does not come back.
 */
export async function askUntilAnswered(ports: AskPorts): Promise<Envelope<unknown>> {
  let envelope = await ports.ask()
  for (let asked = 1; isUnanswered(envelope) && asked < MAX_ASKS; asked++) {
    ports.waiting(true)
    // The exit of core may reach us after the failed call: a short pause lets its state event come first.
    await ports.sleep(Math.min(100 * asked, 1000))
    const ready = await ports.coreReady()
    ports.waiting(false)
    if (!ready) return envelope
    envelope = await ports.ask()
  }
  return envelope
}
