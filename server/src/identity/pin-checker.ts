import { Worker } from 'node:worker_threads'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { PinAnswer, PinQuestion } from './pin-worker.ts'

/** At 60 ms each these take less than the 1.5 s that a bench waits; whoever comes later is asked to come again, and a bench uses its own verifier. */
const MOST_WAITING = 16

interface Waiting {
  readonly resolve: (right: boolean) => void
  readonly reject: (error: Error) => void
}

/** Argon2id in a thread of its own: 60 ms of arithmetic on the main one would hold up every push and pull. */
export class PinChecker {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #next = 1

  /** @throws SyncRejected sync.busy when too many wait */
  async verify(pin: string, hash: string): Promise<boolean> {
    if (this.#waiting.size >= MOST_WAITING) throw new SyncRejected('sync.busy')
    const id = this.#next++
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#start().postMessage({ id, pin, hash } satisfies PinQuestion)
    })
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./pin-worker.ts', import.meta.url))
    // It must not keep the process alive; a stop ends it.
    worker.unref()
    worker.on('message', ({ id, right }: PinAnswer) => {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (right === null) waiting?.reject(new Error('a stored PIN hash cannot be read'))
      else waiting?.resolve(right)
    })
    const gone = (error: Error): void => {
      if (this.#worker !== worker) return
      this.#worker = null
      for (const waiting of this.#waiting.values()) waiting.reject(error)
      this.#waiting.clear()
    }
    worker.on('error', gone).on('exit', () => gone(new Error('the thread that checks PINs has ended')))
    this.#worker = worker
    return worker
  }
}
