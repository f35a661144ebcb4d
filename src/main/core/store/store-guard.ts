import { statfsSync } from 'node:fs'
import { refusal, type Refusal } from '../../../shared/domain/refusal-code.ts'
import { detailOf, isCorrupt, isDiskFull } from './sqlite-problem.ts'

const MB = 1024 * 1024
/** Below this no fact is taken: one commit needs kilobytes, but a checkpoint or a migration beside it may need megabytes. */
const FLOOR_BYTES = 50 * MB

export type StoreState = 'ok' | 'checking' | 'corrupt'

export interface StoreGuardOptions {
  readonly folder: string
  /** Free bytes of the disk that holds the store. Default: asks the file system (about 5 µs). */
  readonly freeBytes?: () => number
  readonly floorBytes?: number
  /** Told once, when damage is found. */
  readonly onCorrupt?: (detail: string) => void
}

/**
 * Says no before something is handed over that could not be recorded: disk nearly full, or database damaged (design §9).
 * Errors of SQLite that mean one of the two become the same refusals, so the screen tells what to do instead of "bug".
 */
export class StoreGuard {
  readonly #o: StoreGuardOptions
  #state: StoreState = 'ok'
  #detail = ''

  constructor(options: StoreGuardOptions) {
    this.#o = options
  }

  get state(): StoreState {
    return this.#state
  }

  get detail(): string {
    return this.#detail
  }

  checking(): void {
    if (this.#state === 'ok') this.#state = 'checking'
  }

  checkedOk(): void {
    if (this.#state === 'checking') this.#state = 'ok'
  }

  corrupt(detail: string): void {
    if (this.#state === 'corrupt') return
    this.#state = 'corrupt'
    this.#detail = detail
    this.#o.onCorrupt?.(detail)
  }

  freeBytes(): number {
    if (this.#o.freeBytes !== undefined) return this.#o.freeBytes()
    const fs = statfsSync(this.#o.folder)
    return fs.bavail * fs.bsize
  }

  /** Asked before a command is decided. A fact is refused early on a nearly full disk; a damaged store takes nothing at all. */
  before(kind: 'intent' | 'fact' | 'evidence'): Refusal | null {
    if (this.#state === 'corrupt') return refusal('store.corrupt')
    return kind === 'fact' && this.freeBytes() < (this.#o.floorBytes ?? FLOOR_BYTES) ? this.#full() : null
  }

  /** The refusal that an exception of SQLite means, or null when it is a bug. */
  after(error: unknown): Refusal | null {
    if (isCorrupt(error)) {
      this.corrupt(detailOf(error))
      return refusal('store.corrupt')
    }
    return isDiskFull(error) ? this.#full() : null
  }

  #full(): Refusal {
    return refusal('store.disk-full', { freeMb: Math.floor(this.freeBytes() / MB) })
  }
}
