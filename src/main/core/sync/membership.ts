import { lastRestore } from '../store/recognise-image.ts'
import { LIFE } from '../store/outbox.ts'
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
const CURSOR = 'sync.cursor'
const HISTORY = 'sync.history'
const RENEWAL = 'sync.renewal'
const KNOWN_AT = 'sync.knownAt'
const IN_DOUBT = 'sync.inDoubt'
const RENEWED_AT = 'sync.renewedAt'
const RESTORE_TOLD = 'sync.restoreTold'

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
    this.#settings.set(LIFE, String(incarnation))
    this.standAt(0, null)
    this.tellRestore()
    this.#membership = membership
  }

  get incarnation(): number {
    return Number(this.#settings.get(LIFE) ?? 1)
  }

  /** Feed position up to which `base` is confirmed; 0: nothing yet. */
  get cursor(): number {
    return Number(this.#settings.get(CURSOR) ?? 0)
  }

  /** What the server says of the history up to `cursor`; null: it has not said, or nothing is known yet. */
  get history(): string | null {
    return this.#settings.get(HISTORY) || null
  }

  /** Both in one transaction with the documents that they are of. */
  standAt(cursor: number, history: string | null): void {
    this.#settings.set(CURSOR, String(cursor))
    this.#settings.set(HISTORY, history ?? '')
  }

  /** The request for a new life that has no answer yet: asked again, also by the next program, it is the same one. */
  get renewal(): string | null {
    return this.#settings.get(RENEWAL) || null
  }

  set renewal(request: string | null) {
    this.#settings.set(RENEWAL, request ?? '')
  }

  /** When this bench last had all that the server had, by its own clock; null: never. */
  get knownAt(): string | null {
    return this.#settings.get(KNOWN_AT)
  }

  /** At the end of a pull: this database has all that the server had, so it is in no doubt any more. */
  set knownAt(value: string) {
    this.#settings.set(KNOWN_AT, value)
    if (this.#settings.get(IN_DOUBT) === '1') this.#settings.set(IN_DOUBT, '0')
  }

  /** The server has said that this database is an old image or a second copy: what it says of bags it holds may be long past. */
  doubt(): void {
    this.#settings.set(IN_DOUBT, '1')
  }

  /**
   * What an issue without the server may rest on: `knownAt`, or null while this database may have forgotten that it gave a bag up. An image of
   * this morning is young enough by its own dates, and holds bags that were handed to other benches at noon.
   */
  get authorityKnownAt(): string | null {
    return this.restoreUntold || this.#settings.get(IN_DOUBT) === '1' ? null : this.knownAt
  }

  /** When this bench last began a new life at the server; null: never. */
  get renewedAt(): string | null {
    return this.#settings.get(RENEWED_AT)
  }

  set renewedAt(value: string) {
    this.#settings.set(RENEWED_AT, value)
  }

  /** This database was put back from a backup, and the server has not heard of it: it must not go on in the same life (design §5). */
  get restoreUntold(): boolean {
    const at = lastRestore(this.#settings)?.at ?? null
    return at !== null && at !== this.#settings.get(RESTORE_TOLD)
  }

  tellRestore(): void {
    this.#settings.set(RESTORE_TOLD, lastRestore(this.#settings)?.at ?? '')
  }
}
