import { readFileSync, rmSync } from 'node:fs'
import { importOutbox } from '../../../server/src/sync/import-outbox.ts'
import { exportOutbox } from '../../../src/main/core/services/sync/export-outbox.ts'
import { badWeather, fairWeather } from './network.ts'
import type { SimRandom } from './random.ts'
import { SITE, type SimServer } from './sim-server.ts'
import type { SimBench } from './sim-bench.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

export interface FaultCounts {
  cuts: number
  benchCrashes: number
  serverCrashes: number
  restores: number
  wrongClocks: number
}

interface Scene {
  readonly time: VirtualTime
  readonly server: SimServer
  readonly world: World
  readonly note: (who: string, what: string) => void
  /** No new fault when the shifts are over. */
  readonly over: () => boolean
}

/** Everything that goes wrong, each on a clockwork of its own dice. */
export class Faults {
  readonly counts: FaultCounts = { cuts: 0, benchCrashes: 0, serverCrashes: 0, restores: 0, wrongClocks: 0 }
  readonly #s: Scene
  readonly #random: SimRandom
  readonly #images = new Map<SimBench, string>()
  readonly #restoring = new Set<SimBench>()

  constructor(scene: Scene, random: SimRandom) {
    this.#s = scene
    this.#random = random
  }

  beset(bench: SimBench): void {
    this.#every(2.5, (r) => this.#cut(bench, r))
    this.#every(4, (r) => {
      bench.cable.weather = r.chance(0.6) ? badWeather : fairWeather
    })
    this.#every(7, () => this.#crash(bench))
    this.#every(10, (r) => this.#setClock(bench, r))
    this.#every(6, () => this.#keepImage(bench))
    this.#every(60, async (r) => await this.#restore(bench, r))
  }

  besetServer(): void {
    this.#every(9, async (r) => {
      this.counts.serverCrashes += 1
      this.#s.note('server', 'dies')
      await this.#s.server.crash()
      const down = r.between(0.5 * MINUTE, 25 * MINUTE)
      this.#s.time.after(down, async () => await this.#s.server.start())
    })
  }

  /** Everything is mended: what is left is what the protocol does by itself. */
  async mend(benches: readonly SimBench[]): Promise<void> {
    await this.#s.server.start()
    for (const bench of benches) {
      bench.cable.cut = false
      bench.cable.weather = fairWeather
      if (!bench.running && !this.#restoring.has(bench)) bench.open()
    }
  }

  dispose(): void {
    for (const image of this.#images.values()) rmSync(image, { recursive: true, force: true })
  }

  #every(hours: number, fault: (random: SimRandom) => Promise<void> | void): void {
    const random = this.#random.fork()
    const again = (): void => {
      this.#s.time.after(random.between(0.2, 1.8) * hours * HOUR, async () => {
        if (this.#s.over()) return
        await fault(random)
        again()
      })
    }
    again()
  }

  #cut(bench: SimBench, random: SimRandom): void {
    if (bench.cable.cut) return
    this.counts.cuts += 1
    bench.cable.cut = true
    // Minutes, hours, now and then longer than a bench may go on alone.
    const hours = random.chance(0.1) ? random.between(10, 16) : random.chance(0.5) ? random.between(0.05, 0.6) : random.between(0.6, 5)
    this.#s.note(bench.name, `cut for ${Math.round(hours * 60)} min`)
    this.#s.time.after(hours * HOUR, () => {
      bench.cable.cut = false
    })
  }

  #crash(bench: SimBench): void {
    if (!bench.running) return
    this.counts.benchCrashes += 1
    this.#s.note(bench.name, 'dies')
    bench.crash()
    bench.open()
  }

  #setClock(bench: SimBench, random: SimRandom): void {
    this.counts.wrongClocks += 1
    bench.clockOffMs = random.chance(0.4) ? 0 : Math.round(random.between(-6, 6) * HOUR)
    this.#s.note(bench.name, `clock ${Math.round(bench.clockOffMs / MINUTE)} min`)
  }

  #keepImage(bench: SimBench): void {
    if (!bench.running) return
    const before = this.#images.get(bench)
    if (before !== undefined) rmSync(before, { recursive: true, force: true })
    this.#images.set(bench, bench.image())
  }

  /** By the runbook: what the old disk still holds is carried to the server first, then the image takes its place. */
  async #restore(bench: SimBench, random: SimRandom): Promise<void> {
    const image = this.#images.get(bench)
    const { time, server, world, note } = this.#s
    if (image === undefined || !bench.running || !server.up) return
    this.counts.restores += 1
    note(bench.name, 'restored from an image')
    const { membership } = bench.sync.memory
    const written = exportOutbox(Object.assign(Object.create(bench.context) as typeof bench.context, { config: { dataDir: bench.folder } }), '')
    if (!written.ok || membership === null) throw new Error('the outbox could not be written')
    for (const { commandId } of bench.sync.outbox.open()) world.exported.add(commandId)
    const imported = await importOutbox(server.service, { pool: server.pool, siteId: SITE }, readFileSync(written.value.file, 'utf8'))
    if (!imported.ok && imported.problem !== 'sync.forked') throw new Error(`import: ${imported.problem}`)
    note(bench.name, `imported ${imported.ok ? imported.outcomes.length : imported.problem}`)
    bench.restore(image, random.chance(0.5) ? 'command' : 'copy')
    this.#restoring.add(bench)
    time.after(10 * MINUTE, () => {
      this.#restoring.delete(bench)
      bench.open()
    })
  }
}
