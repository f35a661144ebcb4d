import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { TsplParser, type TsplLabel } from './tspl-parser.ts'

/** Faults, switchable at run time. */
export interface TsplFaults {
  /** The printer keeps its label and prints it when the fault is over, as `SET REPRINT ON` asks. */
  paperOut: boolean
  headOpen: boolean
  ribbonOut: boolean
  paused: boolean
  jammed: boolean
  /** A model that drops the label under a fault instead of printing it again. */
  forgetsOnFault: boolean
  /** Never answers. */
  silent: boolean
  /** A model without `OUT`. */
  noEcho: boolean
  /** Cuts the connection once so many bytes of a label came; the part is lost. */
  dropAfterBytes: number | null
  /** Prints the label, then cuts the connection before it answers anything more. */
  dropAfterLabel: boolean
  /** Ms that a label needs to be printed. */
  printMs: number
}

const NO_FAULTS: TsplFaults = {
  paperOut: false, headOpen: false, ribbonOut: false, paused: false, jammed: false, forgetsOnFault: false, silent: false, noEcho: false,
  dropAfterBytes: null, dropAfterLabel: false, printMs: 0
}

/** How a printer talks back on one wire. */
export interface TsplWire {
  readonly answer: (bytes: Uint8Array) => void
  readonly cut: () => void
}

/** A TSPL label printer without a wire. `labels` is the paper: what is there has been printed. */
export class TsplPrinterModel {
  readonly labels: TsplLabel[] = []
  readonly #waiting: TsplLabel[] = []
  #faults: TsplFaults = { ...NO_FAULTS }
  #printing: NodeJS.Timeout | null = null
  /** Labels of which only a part came. */
  partial = 0
  /** Immediate commands that were not the question for the state: resets, cancels. A driver that sends one by accident loses labels. */
  accidents = 0

  set(faults: Partial<TsplFaults>): void {
    this.#faults = { ...this.#faults, ...faults }
    this.#next()
  }

  /** Power off: what was not printed is gone. */
  powerOff(): void {
    if (this.#printing) clearTimeout(this.#printing)
    this.#printing = null
    this.#waiting.length = 0
  }

  /** A new connection or a new wire: answers what takes its bytes and what ends it. */
  plug(wire: TsplWire): { readonly take: (chunk: Uint8Array) => void; readonly end: () => void } {
    const parser = new TsplParser({
      onLabel: (label) => {
        this.#waiting.push(label)
        this.#next()
        if (this.#faults.dropAfterLabel) wire.cut()
      },
      onOut: (text) => {
        if (!this.#faults.silent && !this.#faults.noEcho) wire.answer(Buffer.from(`${text}\r\n`, 'latin1'))
      },
      onImmediate: (command) => {
        if (command !== '?') this.accidents += 1
        else if (!this.#faults.silent) wire.answer(Uint8Array.of(this.#status()))
      }
    })
    let received = 0
    return {
      take: (chunk) => {
        const limit = this.#faults.dropAfterBytes
        received += chunk.length
        if (limit !== null && received >= limit) {
          parser.push(chunk.subarray(0, Math.max(0, chunk.length - (received - limit))))
          wire.cut()
        } else parser.push(chunk)
      },
      end: () => {
        if (parser.insideLabel) this.partial += 1
      }
    }
  }

  #standsStill(): boolean {
    const f = this.#faults
    return f.paperOut || f.headOpen || f.ribbonOut || f.paused || f.jammed
  }

  #next(): void {
    if (this.#standsStill()) {
      if (this.#printing) clearTimeout(this.#printing)
      this.#printing = null
      if (this.#faults.forgetsOnFault) this.#waiting.length = 0
      return
    }
    if (this.#printing || this.#waiting.length === 0) return
    const print = (): void => {
      this.#printing = null
      const label = this.#waiting.shift()
      if (label) this.labels.push(label)
      this.#next()
    }
    if (this.#faults.printMs === 0) print()
    else this.#printing = setTimeout(print, this.#faults.printMs)
  }

  #status(): number {
    const f = this.#faults
    const bits = [[f.headOpen, 1], [f.jammed, 2], [f.paperOut, 4], [f.ribbonOut, 8], [f.paused, 16], [this.#printing !== null, 32]] as const
    return bits.reduce((sum, [on, bit]) => sum + (on ? bit : 0), 0)
  }
}

/** The same behind a TCP port. */
export class TsplSink {
  readonly host = '127.0.0.1'
  readonly printer = new TsplPrinterModel()
  readonly #sockets = new Set<Socket>()
  #server: Server | null = null
  #port = 0
  connections = 0

  static async listen(): Promise<TsplSink> {
    const sink = new TsplSink()
    await sink.accept()
    return sink
  }

  get port(): number {
    return this.#port
  }

  get labels(): readonly TsplLabel[] {
    return this.printer.labels
  }

  set(faults: Partial<TsplFaults>): void {
    this.printer.set(faults)
  }

  /** Switched off: connections are cut, what was not printed is gone. */
  async refuse(): Promise<void> {
    const server = this.#server
    this.#server = null
    this.printer.powerOff()
    for (const socket of this.#sockets) socket.destroy()
    if (server) await new Promise((resolve) => server.close(resolve))
  }

  /** Switched on again, on the same port. */
  async accept(): Promise<void> {
    if (this.#server) return
    const server = createServer((socket) => this.#serve(socket))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, this.host, resolve)
    })
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    await this.refuse()
  }

  #serve(socket: Socket): void {
    this.connections += 1
    this.#sockets.add(socket)
    const wire = this.printer.plug({ answer: (bytes) => socket.write(bytes), cut: () => socket.destroy() })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#sockets.delete(socket)
      wire.end()
    })
    socket.on('data', (chunk: Buffer) => {
      if (!socket.destroyed) wire.take(chunk)
    })
  }
}
