import type { Settings } from '../store/settings.ts'

/** What this bench knows of the server it has joined. The database is encrypted, so the key may lie in it. */
export interface Membership {
  readonly url: string
  readonly deviceKey: string
  readonly siteName: string
  readonly benchName: string
  /** PEM of the hospital's own CA; null: the CAs of the system. */
  readonly ca: string | null
}

const MEMBERSHIP = 'sync.membership'
const INCARNATION = 'sync.incarnation'
const CURSOR = 'sync.cursor'
const KNOWN_AT = 'sync.knownAt'

/** Whether and where this bench has joined, and how far it has come. */
export class SyncMemory {
  readonly #settings: Settings
  #membership: Membership | null

  constructor(settings: Settings) {
    this.#settings = settings
    const text = settings.get(MEMBERSHIP)
    this.#membership = text === null ? null : (JSON.parse(text) as Membership)
  }

  get membership(): Membership | null {
    return this.#membership
  }

  join(membership: Membership, incarnation: number): void {
    this.#settings.set(MEMBERSHIP, JSON.stringify(membership))
    this.incarnation = incarnation
    this.cursor = 0
    this.#membership = membership
  }

  get incarnation(): number {
    return Number(this.#settings.get(INCARNATION) ?? 1)
  }

  set incarnation(value: number) {
    this.#settings.set(INCARNATION, String(value))
  }

  /** Feed position up to which `base` is confirmed; 0: nothing yet. */
  get cursor(): number {
    return Number(this.#settings.get(CURSOR) ?? 0)
  }

  set cursor(value: number) {
    this.#settings.set(CURSOR, String(value))
  }

  /** When this bench last had all that the server had, by its own clock; null: never. */
  get knownAt(): string | null {
    return this.#settings.get(KNOWN_AT)
  }

  set knownAt(value: string) {
    this.#settings.set(KNOWN_AT, value)
  }
}
