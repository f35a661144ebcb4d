import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * plugged: bytes pass. cut: connections are broken and new ones refused, as with the cable out. blackHole: connections stand and are taken,
 * and nothing passes either way, as behind a dead switch: nobody is told. deaf: what the bench sends arrives, and no answer comes back.
 */
export type CableState = 'plugged' | 'cut' | 'blackHole' | 'deaf'

interface Pair {
  readonly near: Socket
  readonly far: Socket
}

/** The network between one bench and its server: a TCP proxy that a story can cut, slow down or turn into a hole. */
export class NetworkCable {
  readonly host = '127.0.0.1'
  readonly #target: () => { readonly host: string; readonly port: number }
  readonly #pairs = new Set<Pair>()
  #server: Server | null = null
  #port = 0
  #state: CableState = 'plugged'
  /** Milliseconds that each part waits, each way. */
  delayMs = 0
  /** What becomes of each part on its way to the server; of the same length, since headers have told it. Null: nothing. */
  rewrite: ((part: Buffer) => Buffer) | null = null

  private constructor(target: () => URL) {
    this.#target = () => {
      const { hostname, port } = target()
      return { host: hostname, port: Number(port) }
    }
  }

  /** `target` is asked at each connection: a server that was started again may listen elsewhere. */
  static async plug(target: () => URL): Promise<NetworkCable> {
    const cable = new NetworkCable(target)
    await cable.#listen()
    return cable
  }

  get url(): string {
    return `http://${this.host}:${this.#port}`
  }

  get state(): CableState {
    return this.#state
  }

  async set(state: CableState): Promise<void> {
    this.#state = state
    if (state === 'cut') return await this.#close()
    // What lay in a hole is lost with its connection, as when a router forgets it: nothing is delivered late.
    if (state === 'plugged') this.#breakAll()
    for (const { near, far } of this.#pairs) {
      if (state === 'blackHole') near.pause()
      far.pause()
    }
    await this.#listen()
  }

  async close(): Promise<void> {
    await this.#close()
  }

  async #listen(): Promise<void> {
    if (this.#server !== null) return
    const server = createServer((near) => this.#serve(near))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, this.host, resolve)
    })
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async #close(): Promise<void> {
    const server = this.#server
    this.#server = null
    this.#breakAll()
    if (server !== null) await new Promise((resolve) => server.close(resolve))
  }

  #breakAll(): void {
    for (const { near, far } of this.#pairs) {
      near.destroy()
      far.destroy()
    }
    this.#pairs.clear()
  }

  #serve(near: Socket): void {
    const far = connect(this.#target())
    const pair = { near, far }
    this.#pairs.add(pair)
    const end = (): void => {
      near.destroy()
      far.destroy()
      this.#pairs.delete(pair)
    }
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
    }
    near.on('data', (part) => this.#pass(far, this.rewrite === null ? part : this.rewrite(part)))
    far.on('data', (part) => this.#pass(near, part))
    if (this.#state === 'blackHole') near.pause()
    if (this.#state !== 'plugged') far.pause()
  }

  #pass(to: Socket, part: Buffer): void {
    if (this.delayMs === 0) to.write(part)
    else setTimeout(() => to.writable && to.write(part), this.delayMs)
  }
}
