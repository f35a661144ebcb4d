import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { ShellCode } from '../../../shared/ipc/shell-codes.ts'

interface Pending {
  readonly name: string
  readonly answer: (envelope: Envelope<unknown>) => void
  readonly timer: NodeJS.Timeout
}

/** Envelope of a refusal that the shell gives in place of core. */
export type Refuse = (code: ShellCode, name: string) => Envelope<unknown>

/** Calls that core was asked and has not answered. Each is answered exactly once: by core, by the clock, or by core's death. */
export class PendingCalls {
  readonly #refuse: Refuse
  readonly #timeoutMs: number
  readonly #calls = new Map<number, Pending>()
  #lastId = 0

  constructor(refuse: Refuse, timeoutMs: number) {
    this.#refuse = refuse
    this.#timeoutMs = timeoutMs
  }

  /** Registers a call, then sends it by `send(id)`. */
  open(name: string, send: (id: number) => void): Promise<Envelope<unknown>> {
    const id = ++this.#lastId
    return new Promise((answer) => {
      const timer = setTimeout(() => this.settle(id, this.#refuse('ipc.timeout', name)), this.#timeoutMs)
      this.#calls.set(id, { name, answer, timer })
      send(id)
    })
  }

  settle(id: number, envelope: Envelope<unknown>): void {
    const call = this.#calls.get(id)
    if (!call) return
    this.#calls.delete(id)
    clearTimeout(call.timer)
    call.answer(envelope)
  }

  /** Core died: nobody knows whether these were done. The same command id asked again gives the truth. */
  loseAll(): void {
    for (const [id, call] of this.#calls) this.settle(id, this.#refuse('ipc.core-lost', call.name))
  }
}
