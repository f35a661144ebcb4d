import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const OPEN = constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK

/** Bytes that socat carries at a time: with larger ones it stands in the middle of one when nobody reads, and carries nothing back either. */
const BLOCK = '64'

/**
 * A serial scanner made of a pair of pseudo-terminals (socat): the bench opens `path`, the test writes to the other end.
 * `unplug()` takes the device away as pulling the cable does, `replug()` brings it back under the same path.
 */
export class VirtualScanner {
  readonly #dir = mkdtempSync(join(tmpdir(), 'virtual-scanner-'))
  readonly path = join(this.#dir, 'bench')
  /** The device's own end. */
  readonly other = join(this.#dir, 'scanner')
  #socat: ChildProcess | null = null
  #held: number[] = []

  /** A test that ends without `dispose()` leaves no socat behind. */
  readonly #onExit = (): void => void this.#socat?.kill('SIGKILL')

  private constructor() {
    process.once('exit', this.#onExit)
  }

  static async plug(): Promise<VirtualScanner> {
    const scanner = new VirtualScanner()
    try {
      await scanner.replug()
      return scanner
    } catch (error) {
      await scanner.dispose()
      throw error
    }
  }

  /** Sends one code as a scanner does; the suffix is CR unless said otherwise. */
  scan(text: string, suffix = '\r'): void {
    this.send(Buffer.from(text + suffix, 'utf8'))
  }

  /** Sends raw bytes. */
  send(bytes: Uint8Array): void {
    const fd = this.#held[0]
    if (fd === undefined) throw new Error('the virtual scanner is unplugged')
    writeSync(fd, bytes)
  }

  async unplug(): Promise<void> {
    const socat = this.#socat
    this.#socat = null
    if (socat?.pid !== undefined && socat.exitCode === null && socat.signalCode === null) {
      const gone = new Promise((resolve) => socat.once('exit', resolve))
      socat.kill('SIGKILL')
      await gone
    }
    for (const fd of this.#held.splice(0)) closeSync(fd)
    for (const link of [this.path, this.other]) rmSync(link, { force: true })
  }

  async replug(): Promise<void> {
    if (this.#socat) return
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`
    const socat = spawn('socat', ['-d', '-d', '-b', BLOCK, end(this.path), end(this.other)], { stdio: 'ignore' })
    let failure: string | null = null
    socat.on('error', (error) => {
      failure = `The virtual scanner needs the program socat (Debian: apt-get install -y socat): ${error.message}`
    })
    socat.on('exit', (code) => (failure ??= `socat ended with ${String(code)}`))
    this.#socat = socat
    for (let i = 0; i < 500 && !(existsSync(this.path) && existsSync(this.other)); i++) {
      if (failure) break
      await sleep(10)
    }
    if (failure) throw new Error(failure)
    // Both ends are held open: socat would end when the last reader of one closes it.
    this.#held = [openSync(this.other, OPEN), openSync(this.path, OPEN)]
  }

  async dispose(): Promise<void> {
    process.off('exit', this.#onExit)
    await this.unplug()
    rmSync(this.#dir, { recursive: true, force: true })
  }
}
