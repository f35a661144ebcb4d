import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { appendDurably } from '../platform/append-durably.ts'
import type { Logger } from '../platform/logger.ts'

const noteSchema = z.object({
  at: z.string(),
  siteId: z.string(),
  rangeId: z.string(),
  /** What stands before the number on a label: a range that was lost too is made anew under another id. */
  prefix: z.string(),
  /** Null: a range that never starts anew. */
  year: z.number().int().nullable(),
  first: z.number().int(),
  last: z.number().int(),
  deviceId: z.string(),
  commandId: z.string()
})
/** One lease of numbers, as it is known outside the database. */
export type LeaseNote = z.infer<typeof noteSchema>

/** Lies beside the anchors of the audit chains. */
const LEASE_FILE = 'leased-numbers.jsonl'

/**
 * Every block of numbers that was leased, written down outside the database before the lease is committed. A database that was put back to
 * an older backup, or a replica that had not got the newest, does not know of the newest blocks; labels with their numbers are on bags.
 */
export class LeaseNotes {
  readonly file: string
  readonly #log: Logger
  readonly #limitMs: number
  #turn: Promise<unknown> = Promise.resolve()
  /** A call that did not answer in time still holds one of the few threads that files are worked with: until it ends, no other is begun. */
  #hanging = false

  /** @param limitMs a folder that does not answer for so long counts as one that cannot be read or written */
  constructor(folder: string, log: Logger, limitMs = 3000) {
    this.file = path.join(folder, LEASE_FILE)
    this.#log = log
    this.#limitMs = limitMs
  }

  /** In their order; read anew each time, since another server may write too. A line that cannot be read is said in the log and left out. */
  async all(): Promise<readonly LeaseNote[]> {
    const text = await this.#within(async () => await readFile(this.file, 'utf8').catch(orNothing), '', 'the leases of numbers that are noted outside the database cannot be read')
    return text.split('\n').flatMap((line, i) => {
      if (line === '') return []
      const read = noteSchema.safeParse(json(line))
      if (!read.success) this.#log.error({ file: this.file, line: i + 1 }, 'this line about leased numbers cannot be read')
      return read.success ? [read.data] : []
    })
  }

  /** On the disk when it resolves. What cannot be written is an error in the log: it never keeps a bench from its numbers. */
  async note(notes: readonly LeaseNote[]): Promise<void> {
    if (notes.length === 0) return
    const lines = notes.map((n) => `${JSON.stringify(noteSchema.parse(n))}\n`).join('')
    await this.#within(async () => await appendDurably(this.file, lines), undefined, 'a lease of numbers could not be noted outside the database')
  }

  /** Said in the log: somebody put a database back, or a replica took over that was behind. */
  passedOver(lost: readonly { readonly rangeId: string; readonly year: number | null; readonly first: number; readonly last: number }[]): void {
    for (const l of lost) this.#log.warn({ ...l }, 'the database did not know of numbers that were leased: they are passed over')
  }

  /** One lease after the other: between a note and its commit nobody else takes the note for one that was lost. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #within<T>(work: () => Promise<T>, otherwise: T, sentence: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#hanging = true
        reject(new Error(`no answer within ${this.#limitMs} ms`))
      }, this.#limitMs)
    })
    try {
      if (this.#hanging) throw new Error('the call before has not been answered yet')
      const asked = work()
      const over = (): void => void (this.#hanging = false)
      asked.then(over, over)
      return await Promise.race([asked, late])
    } catch (error) {
      this.#log.error({ err: error, file: this.file }, sentence)
      return otherwise
    } finally {
      clearTimeout(timer)
    }
  }
}

function orNothing(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
