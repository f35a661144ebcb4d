import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

/** A new file that is written line by line; never over one that exists. It holds names of people: only its owner may read it. */
export class LineFile {
  readonly #stream

  constructor(file: string) {
    this.#stream = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  }

  readonly write = (text: string): void => void this.#stream.write(text)

  /** Waits until the disk has caught up, so that memory stays small. */
  readonly drained = async (): Promise<void> => {
    if (this.#stream.writableNeedDrain) await once(this.#stream, 'drain')
  }

  async end(): Promise<void> {
    this.#stream.end()
    await finished(this.#stream)
  }
}
