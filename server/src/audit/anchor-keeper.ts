import { houseDay, isAnchorDue, type Anchor, type AnchorReason } from '../../../src/shared/audit/anchor.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Logger } from '../platform/logger.ts'
import type { AnchorFile } from './anchor-file.ts'
import type { NamedHead } from './chain-heads.ts'

/** How soon after midnight in Shanghai the day's note is written. */
const LOOK_EVERY_MS = 5 * 60_000

export interface AnchorKeeperOptions {
  readonly file: AnchorFile
  readonly heads: () => Promise<readonly NamedHead[]>
  readonly clock: () => Instant
  readonly log: Logger
}

/**
 * Notes the heads of all chains outside the database: at the start, once a day, at a clean stop. What cannot be written is said in the log
 * as an error and tried again; it never keeps blood from being issued.
 */
export class AnchorKeeper {
  readonly #o: AnchorKeeperOptions
  #last: Map<string, Anchor> | null = null
  #day = ''
  #timer: NodeJS.Timeout | undefined

  constructor(options: AnchorKeeperOptions) {
    this.#o = options
  }

  async start(): Promise<void> {
    await this.note('start')
    this.#timer = setInterval(() => void this.lookAtTheDay(), LOOK_EVERY_MS).unref()
  }

  /** The day's note, when today has none yet. */
  async lookAtTheDay(): Promise<void> {
    const today = houseDay(this.#o.clock())
    if (today === this.#day) return
    if (await this.note('daily')) this.#day = today
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.note('stop')
  }

  /** @returns whether all that was due is on the disk */
  async note(why: AnchorReason): Promise<boolean> {
    const { file, heads, clock, log } = this.#o
    try {
      this.#last ??= new Map(file.last())
      const last = this.#last
      const at = clock()
      const due = (await heads()).flatMap(({ chain, seq, hash, living }) => {
        const anchor: Anchor = { at, chain, seq, hash, why }
        // A life that is over is noted once more, when it has moved since; never again after that.
        return isAnchorDue(last.get(chain) ?? null, living ? anchor : { ...anchor, why: 'stop' }) ? [anchor] : []
      })
      await file.append(due)
      for (const anchor of due) last.set(anchor.chain, anchor)
      return true
    } catch (error) {
      log.error({ err: error, file: file.file, why }, 'the heads of the audit chains could not be noted outside the database')
      return false
    }
  }
}
