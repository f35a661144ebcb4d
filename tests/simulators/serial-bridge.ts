import { connect, type Socket } from 'node:net'
import { SerialPort } from 'serialport'
import { waitForBoth } from '../../src/main/core/devices/serial-waits.ts'
import { VirtualScanner } from './virtual-scanner.ts'

/**
 * Puts a TCP printer simulator behind a serial port: the bench opens `path`. The cable stays when the printer is switched off and on
 * (`refuse()`, `accept()` of the sink), as a RS-232 cable does; `unplug()` and `replug()` of `cable` take the port itself away.
 */
export class SerialBridge {
  readonly cable: VirtualScanner
  readonly #tcpPort: number
  #serial: SerialPort | null = null
  #socket: Socket | null = null

  private constructor(cable: VirtualScanner, tcpPort: number) {
    this.cable = cable
    this.#tcpPort = tcpPort
  }

  static async to(tcpPort: number): Promise<SerialBridge> {
    const bridge = new SerialBridge(await VirtualScanner.plug(), tcpPort)
    await bridge.open()
    return bridge
  }

  get path(): string {
    return this.cable.path
  }

  /** After `replug()` too. */
  async open(): Promise<void> {
    const serial = new SerialPort({ path: this.cable.other, baudRate: 115_200, autoOpen: false })
    await new Promise<void>((resolve, reject) => serial.open((error) => (error ? reject(error) : resolve())))
    waitForBoth(serial)
    this.#serial = serial
    serial.on('error', () => {})
    // What comes while the printer is off is lost, as on a wire.
    serial.on('data', (chunk: Buffer) => this.#wire().write(chunk))
  }

  async dispose(): Promise<void> {
    this.#socket?.destroy()
    const serial = this.#serial
    if (serial?.isOpen) await new Promise((resolve) => serial.close(resolve))
    await this.cable.dispose()
  }

  #wire(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket
    const socket = connect({ host: '127.0.0.1', port: this.#tcpPort, noDelay: true })
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => this.#serial?.write(chunk))
    this.#socket = socket
    return socket
  }
}
