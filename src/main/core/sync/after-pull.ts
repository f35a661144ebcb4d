import { uuidv7 } from 'uuidv7'
import { deviceActor } from '../../../shared/commands/decide-command.ts'
import { giveUpUnit } from '../../../shared/commands/issuing/give-up-unit.ts'
import { find } from '../../../shared/commands/load.ts'
import { leaseBlock } from '../../../shared/commands/numbering/lease-block.ts'
import type { Unit } from '../../../shared/domain/stock/unit.ts'
import { shanghai } from '../../../shared/kernel/time.ts'
import type { BenchContext } from '../bench-context.ts'
import type { ReadDoc } from './base-writer.ts'

/** Numbers asked for at once: a night without the server. */
export const LEASE = 500

/** What a bench does by itself when it has heard from the server: it gives up bags that were asked for, and leases numbers ahead. */
export class AfterPull {
  readonly #bench: BenchContext
  /** Held bags that somebody asked for, until they are given up. */
  readonly #asked = new Map<string, number>()
  readonly #leasing = new Set<string>()

  constructor(bench: BenchContext) {
    this.#bench = bench
  }

  /** What was asked for and not given up when this bench last stopped. */
  readHeld(): void {
    const rows = this.#bench.db.prepare<[string], { id: string; epoch: number }>('SELECT id, epoch FROM unit WHERE holder = ? AND recall_by IS NOT NULL').all(this.#bench.deviceId)
    for (const { id, epoch } of rows) this.#asked.set(id, epoch)
    this.#giveUp()
  }

  pulled(docs: readonly ReadDoc[]): void {
    // A snapshot names no documents: what was asked for meanwhile stands in the database.
    if (docs.length === 0) this.readHeld()
    for (const { entity, doc } of docs) {
      if (entity !== 'unit') continue
      const unit = doc as unknown as Unit
      if (unit.holder === this.#bench.deviceId && unit.recallBy !== null) this.#asked.set(unit.id, unit.epoch)
      else this.#asked.delete(unit.id)
    }
    this.#giveUp()
    this.leaseAhead()
  }

  /**
   * The word that this bench will not issue them, on its disk. A bag about which the server was asked and is silent waits, and so does one whose
   * word could not be written: it is tried again after the next pull, and holds up no other bag.
   */
  #giveUp(): void {
    const open = this.#bench.sync.outbox.undecidedUnits()
    for (const [unitId, epoch] of this.#asked) {
      if (open.has(unitId)) continue
      try {
        this.#giveUpOne(unitId, epoch)
        this.#asked.delete(unitId)
      } catch (error) {
        this.#bench.log('sync.not-given-up', { code: error instanceof Error ? error.message.slice(0, 200) : String(error) })
      }
    }
  }

  #giveUpOne(unitId: string, epoch: number): void {
    const { enqueue, sync, deviceId, clock, log } = this.#bench
    const actor = { userId: deviceActor(deviceId), name: sync.memory.membership?.benchName ?? deviceId, capabilities: [] }
    const done = enqueue.run({ command: giveUpUnit, commandId: uuidv7(), payload: { unitId, epoch }, actor, second: null, now: clock() })
    if (!done.ok) log('sync.not-given-up', { code: done.error.code })
    else sync.kick()
  }

  /** While the server answers, so that the night does not begin with ten numbers left. */
  leaseAhead(): void {
    const { documents, deviceId, clock, sync, enqueue } = this.#bench
    if (!sync.online) return
    for (const range of documents.run(find('number_range', {})).filter((r) => r.active)) {
      const year = range.reset === 'yearly' ? shanghai(clock()).year : null
      const blocks = documents.run(find('number_block', { rangeId: range.id, deviceId, year }))
      const left = blocks.reduce((n, b) => n + b.last - b.next + 1, 0)
      // A bench that never used a range is not given numbers of it ahead: they would lie unused for a year.
      if (blocks.length === 0 || left > Math.min(range.lowWater, LEASE / 2) || this.#leasing.has(range.id) || sync.outbox.isAsked(leaseBlock.name, range.id)) continue
      this.#leasing.add(range.id)
      const actor = { userId: deviceActor(deviceId), name: sync.memory.membership?.benchName ?? deviceId, capabilities: [] }
      const commandId = uuidv7()
      const asked = enqueue.ask({ command: leaseBlock, commandId, payload: { rangeId: range.id, deviceId, year, size: LEASE }, actor, second: null, now: clock() })
      void (asked.ok ? sync.decided(commandId) : Promise.resolve(null)).finally(() => this.#leasing.delete(range.id))
    }
  }
}
