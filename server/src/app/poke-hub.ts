import type { ServerResponse } from 'node:http'

/** Under load every commit would be a write to every bench; one in this time says as much. */
const AT_MOST_EVERY_MS = 10
/** Keeps proxies and half-open connections honest. */
const HEARTBEAT_MS = 15_000
/** A bench that does not read is let go: it polls, and comes back. */
const UNREAD_LIMIT_BYTES = 64 * 1024

/** The open server-sent event streams of this process. */
export class PokeHub {
  readonly #streams = new Set<ServerResponse>()
  readonly #heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS).unref()
  readonly #onCount: (listeners: number) => void
  #head = 0
  #lastSent = 0
  #timer: NodeJS.Timeout | undefined

  constructor(onCount: (listeners: number) => void) {
    this.#onCount = onCount
  }

  /** Tells all streams that the head is now at least this; several at once become one message. */
  poke(head: number): void {
    if (head <= this.#head) return
    this.#head = head
    if (this.#timer !== undefined) return
    const wait = this.#lastSent + AT_MOST_EVERY_MS - Date.now()
    if (wait <= 0) this.#send()
    else this.#timer = setTimeout(() => this.#send(), wait)
  }

  /** Takes the response over: it belongs to the hub until either side ends it. */
  add(stream: ServerResponse, head: number): void {
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' })
    stream.write(`data: ${Math.max(head, this.#head)}\n\n`)
    this.#streams.add(stream)
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
    for (const stream of this.#streams) stream.end()
  }

  #send(): void {
    this.#timer = undefined
    this.#lastSent = Date.now()
    this.#write(`data: ${this.#head}\n\n`)
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > UNREAD_LIMIT_BYTES) stream.destroy()
      else stream.write(text)
    }
  }
}
