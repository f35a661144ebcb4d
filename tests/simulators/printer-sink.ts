import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

export interface SinkLabel {
  /** From `^XA` to `^XZ`, as it came over the wire. */
  readonly zpl: Buffer
  /** When its last byte arrived (ms since 1970). */
  readonly at: number
}

/** Faults, switchable at run time. */
export interface SinkFaults {
  /** The printer takes labels into its buffer and prints them when the fault is over, as a real one does. */
  paperOut: boolean
  headOpen: boolean
  paused: boolean
  ribbonOut: boolean
  /** No answer to `~HS` while out of paper or ribbon or open: what the manual of `~HS` allows. */
  muteWhenFaulted: boolean
  /** Never answers `~HS`. */
  silent: boolean
  /** Cuts the connection once so many bytes of a label came; the part is lost. */
  dropAfterBytes: number | null
  /** Prints the label, then cuts the connection before it answers. */
  dropAfterLabel: boolean
  /** Ms from the last byte of a label until it is on paper. */
  printMs: number
}

const NO_FAULTS: SinkFaults = {
  paperOut: false, headOpen: false, paused: false, ribbonOut: false, muteWhenFaulted: false, silent: false,
  dropAfterBytes: null, dropAfterLabel: false, printMs: 0
}

/** A TCP server that behaves like a ZPL label printer. `labels` is the paper: what is there has been printed. */
export class PrinterSink {
  readonly host = '127.0.0.1'
  readonly labels: SinkLabel[] = []
  readonly #buffer: SinkLabel[] = []
  readonly #onLabel: (label: SinkLabel) => void
  #faults: SinkFaults = { ...NO_FAULTS }
  #sockets = new Set<Socket>()
  #server: Server | null = null
  #port = 0
  /** Labels of which only a part came. */
  partial = 0
  /** Connections taken so far. */
  connections = 0

  private constructor(onLabel: (label: SinkLabel) => void) {
    this.#onLabel = onLabel
  }

  /** Port 0 takes a free one. */
  static async listen(options: { port?: number; onLabel?: (label: SinkLabel) => void } = {}): Promise<PrinterSink> {
    const sink = new PrinterSink(options.onLabel ?? (() => {}))
    sink.#port = options.port ?? 0
    await sink.accept()
    return sink
  }

  get port(): number {
    return this.#port
  }

  set(faults: Partial<SinkFaults>): void {
    this.#faults = { ...this.#faults, ...faults }
    this.#print()
  }

  /** Switched off: connections are cut and new ones refused. */
  async refuse(): Promise<void> {
    const server = this.#server
    this.#server = null
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
    let rest = ''
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#sockets.delete(socket)
      if (rest.includes('^XA')) this.partial += 1
    })
    socket.on('data', (chunk: Buffer) => {
      rest = this.#consume(rest + chunk.toString('latin1'), socket)
    })
  }

  /** Takes whole labels and `~HS` out of the stream in their order; returns what is not complete yet. */
  #consume(stream: string, socket: Socket): string {
    let rest = stream
    while (!socket.destroyed) {
      const start = rest.indexOf('^XA')
      const question = rest.indexOf('~HS')
      if (question >= 0 && (start < 0 || question < start)) {
        this.#answer(socket)
        rest = rest.slice(question + 3)
        continue
      }
      if (start < 0) return rest.slice(-2)
      const { dropAfterBytes, dropAfterLabel } = this.#faults
      if (dropAfterBytes !== null && rest.length - start >= dropAfterBytes) {
        socket.destroy()
        return rest
      }
      const end = rest.indexOf('^XZ', start)
      if (end < 0) return rest
      this.#take({ zpl: Buffer.from(rest.slice(start, end + 3), 'latin1'), at: Date.now() })
      rest = rest.slice(end + 3)
      if (dropAfterLabel) {
        socket.destroy()
        return ''
      }
    }
    return rest
  }

  #take(label: SinkLabel): void {
    this.#buffer.push(label)
    if (this.#faults.printMs > 0) setTimeout(() => this.#print(), this.#faults.printMs)
    else this.#print()
  }

  #print(): void {
    const { paperOut, headOpen, paused, ribbonOut } = this.#faults
    if (paperOut || headOpen || paused || ribbonOut) return
    for (const label of this.#buffer.splice(0)) {
      this.labels.push(label)
      this.#onLabel(label)
    }
  }

  #answer(socket: Socket): void {
    const f = this.#faults
    if (f.silent || (f.muteWhenFaulted && (f.paperOut || f.headOpen || f.ribbonOut))) return
    const bit = (on: boolean): string => (on ? '1' : '0')
    const formats = String(this.#buffer.length).padStart(3, '0')
    const stopped = f.paused || f.paperOut || f.headOpen || f.ribbonOut
    const lines = [
      `030,${bit(f.paperOut)},${bit(stopped)},0320,${formats},0,0,0,000,0,0,0`,
      `000,0,${bit(f.headOpen)},${bit(f.ribbonOut)},1,2,6,0,00000000,1,000`,
      '1234,0'
    ]
    socket.write(lines.map((line) => `\x02${line}\x03\r\n`).join(''))
  }
}

/** `node printer-sink.ts --port 0 --out DIR --json`: one JSON line per label; faults are switched by JSON lines on the standard input. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, out: { type: 'string' }, json: { type: 'boolean', default: false } }
  })
  const out = values.out
  if (out) mkdirSync(out, { recursive: true })
  let n = 0
  const sink = await PrinterSink.listen({
    port: Number(values.port),
    onLabel: (label) => {
      n += 1
      const file = out ? join(out, `label-${String(n).padStart(3, '0')}.zpl`) : null
      if (file) writeFileSync(file, label.zpl)
      const seen = { label: n, at: label.at, bytes: label.zpl.length, file }
      console.log(values.json ? JSON.stringify(seen) : `label ${n}: ${seen.bytes} bytes ${file ?? ''}`)
    }
  })
  console.log(values.json ? JSON.stringify({ port: sink.port }) : `label printer on port ${sink.port}`)
  createInterface({ input: process.stdin }).on('line', (line) => {
    try {
      sink.set(JSON.parse(line) as Partial<SinkFaults>)
    } catch (error) {
      console.error(`not a line of faults: ${String(error)}`)
    }
  })
}

if (import.meta.main) await main()
