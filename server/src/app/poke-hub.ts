import type { ServerResponse } from 'node:http'

/** One tick of the pump; several heads within it become one message. */
const TICK_MS = 10
/** Pokes a second, and how many may go at once after a quiet time. A poked bench comes and pulls: a house with few benches is told at once, one with hundreds in turn. */
const PER_SECOND = 250
const BURST = 24
/** Keeps proxies and half-open connections honest. */
const HEARTBEAT_MS = 15_000
/** A bench that does not read is let go: it polls, and comes back. */
const UNREAD_LIMIT_BYTES = 64 * 1024
/** Of one bench: the present one, and one whose end was not seen yet. More would be a bench gone wild, or copies of one. */
const PER_DEVICE = 2

interface Listener {
  readonly device: string
  /** Head it was last told; null: none yet. */
  readonly told: number | null
}

/** The open server-sent event streams of this process, each with the head it was last told. */
export class PokeHub {
  readonly #streams = new Map<ServerResponse, Listener>()
  readonly #heartbeat = setInterval(() => this.#write([...this.#streams.keys()], ': still here\n\n'), HEARTBEAT_MS).unref()
  readonly #onCount: (listeners: number) => void
  #head = 0
  #budget = BURST
  #refilledAt = Date.now()
  #timer: NodeJS.Timeout | undefined

  constructor(onCount: (listeners: number) => void) {
    this.#onCount = onCount
  }

  /** Tells all streams that this is the head now. It is lower than before when the database is another one (a backup put back, a fail-over). */
  poke(head: number): void {
    if (head === this.#head) return
    this.#head = head
    this.#wake()
  }

  /**
   * Takes the response over: it belongs to the hub until either side ends it. It is told the head in its turn, so that hundreds that come back at
   * once (the server was started again) do not all pull at once.
   * @param head as just read; what the hub was told before counts while somebody listens
   */
  add(stream: ServerResponse, { device, head }: { readonly device: string; readonly head: number }): void {
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' })
    stream.flushHeaders()
    this.#head = this.#streams.size === 0 ? head : Math.max(head, this.#head)
    const own = [...this.#streams].filter(([, listener]) => listener.device === device)
    for (const [old] of own.slice(0, Math.max(0, own.length - PER_DEVICE + 1))) this.#end(old)
    this.#streams.set(stream, { device, told: null })
    this.#onCount(this.#streams.size)
    const gone = (): void => {
      this.#streams.delete(stream)
      this.#onCount(this.#streams.size)
    }
    stream.once('close', gone).on('error', gone)
    this.#wake()
  }

  close(): void {
    clearInterval(this.#heartbeat)
    clearTimeout(this.#timer)
    for (const stream of this.#streams.keys()) stream.end()
  }

  #end(stream: ServerResponse): void {
    this.#streams.delete(stream)
    stream.end()
  }

  #wake(): void {
    if (this.#timer === undefined) this.#pump()
  }

  /** Whoever was told longest ago comes first: a told stream goes to the end of the map. */
  #pump(): void {
    const now = Date.now()
    this.#budget = Math.min(BURST, this.#budget + ((now - this.#refilledAt) * PER_SECOND) / 1000)
    this.#refilledAt = now
    const due: [ServerResponse, Listener][] = []
    for (const [stream, listener] of this.#streams) {
      if (this.#budget < 1) break
      if (listener.told === this.#head) continue
      this.#budget -= 1
      due.push([stream, listener])
    }
    for (const [stream, { device }] of due) {
      this.#streams.delete(stream)
      this.#streams.set(stream, { device, told: this.#head })
    }
    this.#write(due.map(([stream]) => stream), `data: ${this.#head}\n\n`)
    const waiting = [...this.#streams.values()].some(({ told }) => told !== this.#head)
    // One more tick after the last message, so that the next head within it waits for its turn.
    this.#timer = waiting || due.length > 0 ? setTimeout(() => this.#pump(), TICK_MS) : undefined
  }

  #write(streams: readonly ServerResponse[], text: string): void {
    for (const stream of streams) {
      if (stream.writableLength > UNREAD_LIMIT_BYTES) stream.destroy()
      else stream.write(text)
    }
  }
}
