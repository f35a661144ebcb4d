import type { ParseCode } from './parse-code.ts'

/** A refusal on the way up; `at` is the index into the scan as given of the first offending (or missing) character. */
export interface ParseFailure {
  readonly failed: ParseCode
  readonly at: number
}

export function fail(failed: ParseCode, at: number): ParseFailure {
  return { failed, at }
}

export function isFailure(value: object): value is ParseFailure {
  return 'failed' in value
}
