import { createHash } from 'node:crypto'

/** What happened, in order, by names and not by ids: two runs of one seed have the same one. */
export class Trace {
  readonly lines: string[] = []
  readonly #hash = createHash('sha256')
  readonly #keep: boolean

  constructor(keep = false) {
    this.#keep = keep
  }

  note(at: number, who: string, what: string): void {
    const line = `${new Date(at).toISOString()} ${who} ${what}`
    this.#hash.update(`${line}\n`)
    if (this.#keep) this.lines.push(line)
  }

  get hash(): string {
    return this.#hash.copy().digest('hex').slice(0, 16)
  }
}
