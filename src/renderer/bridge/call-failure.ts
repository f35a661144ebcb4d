import type { CallError } from '../../shared/ipc/envelope.ts'

/** A refused or failed call inside react-query, which only knows thrown errors. `error` is what `ErrorPanel` shows. */
export class CallFailure extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.code)
    this.name = 'CallFailure'
    this.error = error
  }
}
