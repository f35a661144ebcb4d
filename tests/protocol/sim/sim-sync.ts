import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { SyncTransport } from '../../../src/shared/sync/routes.ts'
import type { WritableDatabase } from '../../../src/main/core/store/database.ts'
import { Outbox, type OutboxState } from '../../../src/main/core/store/outbox.ts'
import { Settings } from '../../../src/main/core/store/settings.ts'
import type { ReadDoc } from '../../../src/main/core/sync/base-writer.ts'
import { SyncMemory } from '../../../src/main/core/sync/membership.ts'
import { SyncLoop } from '../../../src/main/core/sync/sync-loop.ts'
import { decidesOnline, pauseOf, type SyncMachine } from '../../../src/main/core/sync/sync-state.ts'
import type { SimRandom } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** As Sync waits for the server's word. */
const ANSWER_MS = 4000
/** Polls of an idle bench are this much rarer than in the app: a shift has few events, and each poll asks the real database. */
const RARER = 60

interface Options {
  readonly db: WritableDatabase
  readonly deviceId: string
  readonly clock: () => Instant
  readonly transport: SyncTransport
  readonly time: VirtualTime
  readonly random: SimRandom
  readonly alive: () => boolean
  readonly onPulled: (docs: readonly ReadDoc[]) => void
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
  readonly protocol?: number
}

/** What src/main/core/sync/sync.ts is around the loop in the app (timers, pokes, waiting for a word), by virtual time. The loop is the real one. */
export class SimSync {
  readonly outbox: Outbox
  readonly memory: SyncMemory
  readonly loop: SyncLoop
  readonly authority = 'server' as const
  readonly #o: Options
  #timer = 0

  constructor(options: Options) {
    this.#o = options
    this.outbox = new Outbox(options.db)
    this.memory = new SyncMemory(new Settings(options.db))
    const { db, deviceId, clock, transport, log, protocol } = options
    this.loop = new SyncLoop({
      db, deviceId, appVersion: 'simulation', transport, clock, log, ...(protocol === undefined ? {} : { protocol }),
      onPulled: (docs) => options.onPulled(docs),
      onState: () => undefined
    })
  }

  get machine(): SyncMachine {
    return this.loop.machine
  }

  get online(): boolean {
    return decidesOnline(this.machine)
  }

  kick(): void {
    const { time, random, alive } = this.#o
    this.#timer += 1
    const mine = this.#timer
    void this.loop.turn().then(() => {
      if (!alive() || mine !== this.#timer) return
      const rarer = this.machine.state === 'forked' ? 1 : RARER
      time.after(pauseOf(this.machine, random.next()) * rarer, () => {
        if (alive() && mine === this.#timer) this.kick()
      })
    })
  }

  poked(head: number): void {
    if (head !== this.memory.cursor || !this.online) this.kick()
  }

  async decided(commandId: string): Promise<{ readonly state: OutboxState; readonly refusal: Refusal | null }> {
    const { time } = this.#o
    const until = time.now + ANSWER_MS
    this.kick()
    for (;;) {
      const now = this.outbox.stateOf(commandId) ?? { state: 'undecided' as const, refusal: null }
      if (now.state !== 'undecided' || time.now >= until || this.machine.state === 'offline') return now
      await time.sleep(100)
      // A process that has died waits for nothing any more.
      if (!this.#o.alive()) await new Promise(() => undefined)
    }
  }
}
