import type { HidDeviceInfo, HidEvents, HidHandle, HidTransport } from './hid-transport.ts'

/** What is plugged in, or why that cannot be known. */
export type HidListing = { readonly ok: true; readonly devices: readonly HidDeviceInfo[] } | { readonly ok: false; readonly detail: string }

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Looks again and again at what is plugged in, once for all HID scanners of a bench, while there is one: HID has no hot-plug
 * event that works everywhere. It also sees to it that two configured scanners of one model do not open the same device.
 */
export class HidBus {
  readonly #transport: HidTransport
  readonly #pollMs: number
  readonly #followers = new Set<(listing: HidListing) => void>()
  readonly #taken = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #looking = false

  constructor(transport: HidTransport, pollMs: number) {
    this.#transport = transport
    this.#pollMs = pollMs
  }

  /** What is plugged in now. */
  async list(): Promise<HidListing> {
    try {
      return { ok: true, devices: await this.#transport.list() }
    } catch (error) {
      return { ok: false, detail: message(error) }
    }
  }

  /** Tells at once, and then every `pollMs`. Answers the way to stop it. */
  follow(tell: (listing: HidListing) => void): () => void {
    this.#followers.add(tell)
    clearTimeout(this.#timer)
    void this.#look()
    return () => {
      this.#followers.delete(tell)
      if (this.#followers.size === 0) clearTimeout(this.#timer)
    }
  }

  /** Whether another scanner of this bench has the device. */
  isTaken(path: string): boolean {
    return this.#taken.has(path)
  }

  /** Opens a device that nobody has; rejects with what the system says. */
  async open(path: string, events: HidEvents): Promise<HidHandle> {
    if (this.#taken.has(path)) throw new Error('another scanner of this bench has it')
    this.#taken.add(path)
    try {
      const handle = await this.#transport.open(path, {
        onReport: events.onReport,
        onLost: (detail) => {
          this.#taken.delete(path)
          events.onLost(detail)
        }
      })
      return {
        close: async () => {
          await handle.close()
          this.#taken.delete(path)
        }
      }
    } catch (error) {
      this.#taken.delete(path)
      throw error
    }
  }

  async #look(): Promise<void> {
    // A system that takes long to answer is not asked twice at once.
    if (this.#looking) return
    this.#looking = true
    const listing = await this.list()
    this.#looking = false
    for (const tell of this.#followers) tell(listing)
    clearTimeout(this.#timer)
    if (this.#followers.size > 0) this.#timer = setTimeout(() => void this.#look(), this.#pollMs)
  }
}
