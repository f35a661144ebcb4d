import { connect, createServer, type Socket } from 'node:net'

/** What a virtual address does in a hospital: one port that leads to whichever database server is the primary now. */
export class OneAddress {
  port = 0
  #to: number
  readonly #open = new Set<Socket>()
  readonly #server = createServer((client) => this.#join(client))

  constructor(to: number) {
    this.#to = to
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.port = typeof address === 'object' && address !== null ? address.port : 0
  }

  /** Old connections are cut, as they are when the address moves to another machine. */
  moveTo(port: number): void {
    this.#to = port
    for (const socket of this.#open) socket.destroy()
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(client: Socket): void {
    const database = connect(this.#to, '127.0.0.1')
    for (const [one, other] of [[client, database], [database, client]] as const) {
      this.#open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }
}
