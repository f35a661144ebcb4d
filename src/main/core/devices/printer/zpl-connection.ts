import { connect, type Socket } from 'node:net'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'
import { type HostStatus, parseHostStatus } from './zpl-status.ts'

const MAX_ANSWER_CHARS = 8192

export type StatusFault = 'silent' | 'dropped'

/** One TCP connection to a ZPL printer. Every method settles within its time-out (ms); nothing rejects, and no socket error escapes. */
export class ZplConnection {
  readonly #socket: Socket
  #answer = ''
  #dropped = false
  /** Called on every byte and on the end of the connection. */
  #wake: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#answer = (this.#answer + chunk.toString('latin1')).slice(-MAX_ANSWER_CHARS)
      this.#wake()
    })
    // A printer that says goodbye while a label is on its way is as good as gone.
    for (const event of ['end', 'close', 'error'] as const) socket.on(event, () => this.#drop())
  }

  static open(to: { readonly host: string; readonly port: number; readonly timeoutMs: number }): Promise<Result<ZplConnection, string>> {
    return new Promise((resolve) => {
      const socket = connect({ host: to.host, port: to.port, noDelay: true })
      const timer = setTimeout(() => fail('connection timed out'), to.timeoutMs)
      const fail = (detail: string): void => {
        clearTimeout(timer)
        socket.destroy()
        resolve(err(detail))
      }
      socket.on('error', (error) => fail(error.message))
      socket.once('connect', () => {
        clearTimeout(timer)
        resolve(ok(new ZplConnection(socket)))
      })
    })
  }

  get dropped(): boolean {
    return this.#dropped
  }

  /** Asks `~HS`. A malformed answer is no answer. */
  async hostStatus(timeoutMs: number): Promise<Result<HostStatus, StatusFault>> {
    if (this.#dropped) return err('dropped')
    this.#answer = ''
    this.#socket.write('~HS\r\n')
    return new Promise((resolve) => {
      const settle = (result: Result<HostStatus, StatusFault>): void => {
        clearTimeout(timer)
        this.#wake = () => {}
        resolve(result)
      }
      const timer = setTimeout(() => settle(err('silent')), timeoutMs)
      this.#wake = () => {
        const status = parseHostStatus(this.#answer)
        if (status.ok) settle(status)
        else if (status.error === 'malformed') settle(err('silent'))
        else if (this.#dropped) settle(err('dropped'))
      }
    })
  }

  /** Hands all bytes to the operating system. Anything but `flushed` leaves open how many of them arrived. */
  async write(bytes: Uint8Array, timeoutMs: number): Promise<'flushed' | 'stalled' | 'dropped'> {
    if (this.#dropped) return 'dropped'
    return new Promise((resolve) => {
      const settle = (result: 'flushed' | 'stalled' | 'dropped'): void => {
        clearTimeout(timer)
        this.#wake = () => {}
        resolve(result)
      }
      const timer = setTimeout(() => settle('stalled'), timeoutMs)
      this.#wake = () => {
        if (this.#dropped) settle('dropped')
      }
      this.#socket.write(bytes, (error) => settle(error ? 'dropped' : 'flushed'))
    })
  }

  /** Ends the connection in good order; `destroy` cuts it, which a waiting call sees as dropped. */
  close(): void {
    this.#socket.end()
    this.#socket.setTimeout(1000, () => this.#socket.destroy())
    this.#socket.unref()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #drop(): void {
    this.#dropped = true
    this.#wake()
  }
}
