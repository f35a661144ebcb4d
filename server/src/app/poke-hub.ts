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

/** The open server-sent event streams of this process, each with the head it was last told. */
export class PokeHub {
  readonly #streams = new Map<ServerResponse, number>()
  readonly #heartbeat = setInterval(() => this.#write([...this.#streams.keys()], ': still here\n\n'), HEARTBEAT_MS).unref()
  readonly #onCount: (listeners: number) => void
  #head = 0
  #budget = BURST
  #refilledAt = Date.now()
  #timer: NodeJS.Timeout | undefined

  constructor(onCount: (listeners: number) => void) {
    this.#onCount = onCount
  }

  /** Tells all streams that the head is now at least this. */
  poke(head: number): void {
    if (head <= this.#head) return
    this.#head = head
    if (this.#timer === undefined) this.#pump()
  }

  /** Takes the response over: it belongs to the hub until either side ends it. */
  add(stream: ServerResponse, head: number): void {
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' })
    const told = Math.max(head, this.#head)
    stream.write(`data: ${told}\n\n`)
    this.#streams.set(stream, told)
    this.#onCount(this.#streams.size)
    const gone = (): void => {
      this.#streams.delete(stream)
      this.#onCount(this.#streams.size)
    }
    stream.once('close', gone).on('error', gone)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    clearTimeout(this.#timer)
    for (const stream of this.#streams.keys()) stream.end()
  }

  /** Whoever was told longest ago comes first: a told stream goes to the end of the map. */
  #pump(): void {
    const now = Date.now()
    this.#budget = Math.min(BURST, this.#budget + ((now - this.#refilledAt) * PER_SECOND) / 1000)
    this.#refilledAt = now
    const due: ServerResponse[] = []
    for (const [stream, told] of this.#streams) {
      if (this.#budget < 1) break
      if (told >= this.#head) continue
      this.#budget -= 1
      due.push(stream)
    }
    for (const stream of due) {
      this.#streams.delete(stream)
      this.#streams.set(stream, this.#head)
    }
    this.#write(due, `data: ${this.#head}\n\n`)
    const waiting = [...this.#streams.values()].some((told) => told < this.#head)
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
