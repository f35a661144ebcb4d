import { parentPort } from 'node:worker_threads'
import { verifyPin } from '../../../src/shared/credentials/pin-hash.ts'

export interface PinQuestion {
  readonly id: number
  readonly pin: string
  readonly hash: string
}

export interface PinAnswer {
  readonly id: number
  /** Null: the stored hash cannot be read. */
  readonly right: boolean | null
}

parentPort?.on('message', ({ id, pin, hash }: PinQuestion) => {
  verifyPin(pin, hash).then(
    (right) => parentPort?.postMessage({ id, right } satisfies PinAnswer),
    () => parentPort?.postMessage({ id, right: null } satisfies PinAnswer)
  )
})
