import { howSeen } from '../../../src/main/core/services/issuing/how-seen.ts'
import type { Documents } from '../../../src/main/core/store/documents.ts'
import type { Accepted } from '../../../src/main/core/store/enqueue.ts'
import { issueUnit } from '../../../src/shared/commands/issuing/issue-unit.ts'
import { find } from '../../../src/shared/commands/load.ts'
import { assignNumber } from '../../../src/shared/commands/numbering/assign-number.ts'
import { confirmLabel } from '../../../src/shared/commands/numbering/confirm-label.ts'
import { leaseBlock } from '../../../src/shared/commands/numbering/lease-block.ts'
import { receiveBag } from '../../../src/shared/commands/receiving/receive-bag.ts'
import type { AnyCommand } from '../../../src/shared/commands/registry.ts'
import type { Doc } from '../../../src/shared/commands/entities.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { ok, type Result } from '../../../src/shared/kernel/result.ts'
import { HospitalHouse, rangeIdOf, type Delivery } from './hospital-house.ts'
import { judge, type Verdict } from './ledger.ts'
import { fairWeather } from './network.ts'
import { SimRandom } from './random.ts'
import { SimBench, type House } from './sim-bench.ts'
import { SimIds } from './sim-ids.ts'
import { SimServer } from './sim-server.ts'
import { VirtualTime } from './virtual-time.ts'
import { World, type Bag } from './world.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Nothing that the ledger looks for. */
export const sound = { doubleIssues: 0, lostFacts: 0, duplicateNumbers: 0, unexplainedGaps: 0, diverged: 0, unsettled: 0, brokenChains: 0, conflictsWithoutCase: 0, found: [] } as const satisfies Verdict

/**
 * The stage of a story: the real server, and benches A and B with three bags each in their fridges, numbered, scanned back and held. A story
 * says what goes wrong, lets time pass, and asks the ledger.
 */
export class Stage {
  readonly time: VirtualTime
  readonly random = new SimRandom(7)
  readonly ids: SimIds
  readonly world = new World()
  readonly server: SimServer
  readonly house: House
  readonly benches: SimBench[] = []
  requestId = ''
  #hospital: HospitalHouse | null = null

  private constructor(server: SimServer, time: VirtualTime) {
    this.server = server
    this.time = time
    this.ids = new SimIds(time, this.random.fork())
    this.house = { time, server }
  }

  static async open(options: { readonly stocked?: boolean; readonly maxOfflineHours?: number } = {}): Promise<Stage> {
    const time = new VirtualTime(Date.parse('2026-03-02T00:00:00.000Z'))
    const stage = new Stage(await SimServer.open(() => time.now), time)
    for (const name of ['office', 'A', 'B']) stage.benches.push(await SimBench.join(stage.house, name, stage.random.fork()))
    stage.server.onHead = (head) => {
      for (const bench of stage.benches) time.after(20, () => void (bench.running && !bench.cable.cut && bench.sync.poked(head)))
    }
    await stage.pass(MINUTE)
    stage.#hospital = new HospitalHouse(stage.office, stage.ids)
    await stage.done(stage.#hospital.setUp([stage.a, stage.b], options.maxOfflineHours ?? 12))
    stage.requestId = stage.patient()
    await stage.pass(MINUTE)
    if (options.stocked !== false) for (const bench of [stage.a, stage.b]) await stage.stock(bench, 3)
    await stage.pass(MINUTE)
    return stage
  }

  get office(): SimBench {
    return this.#bench(0)
  }

  get a(): SimBench {
    return this.#bench(1)
  }

  get b(): SimBench {
    return this.#bench(2)
  }

  patient(): string {
    return this.#house().patient(this.time.now)
  }

  delivery(benches: readonly SimBench[], each: number): Delivery {
    return this.#house().delivery(this.world, benches, each)
  }

  /** Bags that lie at that bench, as they were delivered. */
  bag(bench: SimBench, i = 0): Bag {
    const found = this.world.at(bench.name)[i]
    if (found === undefined) throw new Error(`no bag ${i} at ${bench.name}`)
    return found
  }

  unit(bench: SimBench, bag: Bag): Doc<'unit'> {
    const unit = bench.one('unit', bag.unitId)
    if (unit === null) throw new Error(`${bench.name} knows no bag ${bag.n}`)
    return unit
  }

  async pass(ms: number): Promise<void> {
    await this.time.runUntil(this.time.now + ms)
  }

  /** Lets time pass until it is there. */
  async done<T>(promise: Promise<T>): Promise<T> {
    let ended = false
    const mark = (): void => void (ended = true)
    promise.then(mark, mark)
    for (let i = 0; !ended && i < 600; i += 1) await this.pass(100)
    if (!ended) throw new Error('it does not end within a minute')
    return await promise
  }

  /** The line is whole again; a turn that fails meanwhile has failed before the bench tries anew. */
  async plug(bench: SimBench): Promise<void> {
    await this.pass(15_000)
    bench.cable.cut = false
    bench.sync.kick()
    await this.pass(MINUTE)
  }

  /** A fact of that bench; what it says yes to must never be lost. */
  fact(bench: SimBench, command: AnyCommand, payload: object): string {
    const commandId = this.ids.next()
    const done = bench.run({ command, commandId, payload })
    if (!done.ok) throw new Error(`${command.name}: ${JSON.stringify(done.error)}`)
    this.world.facts.set(commandId, bench.name)
    return commandId
  }

  /** Asked of the server where it answers. */
  async decide(bench: SimBench, command: AnyCommand, payload: object): Promise<Result<Accepted, Refusal>> {
    return await this.done(bench.decide({ command, commandId: this.ids.next(), payload }))
  }

  receive(bench: SimBench, { dispatchId, command, payload, expiresAt }: Delivery, { din, productCode }: Bag): void {
    if (bench.one('dispatch', dispatchId) === null) this.fact(bench, command, payload)
    this.fact(bench, receiveBag, { dispatchId, bag: { din, productCode, abo: 'A', rhd: 'pos', expiresAt, blocksStock: false }, rawScans: [`=${din}00`], decision: 'accept', seen: [] })
  }

  /** The next number of the bench's own range; the label waits in the queue of its printer. */
  number(bench: SimBench, bag: Bag, fridge: string = bench.name): string {
    const block = bench.context.documents.run(find('number_block', { rangeId: rangeIdOf(fridge), deviceId: bench.deviceId })).find((b) => b.next <= b.last)
    if (block === undefined) throw new Error(`${bench.name} has no numbers`)
    return this.fact(bench, assignNumber, { unitId: bag.unitId, blockId: block.id, value: block.next, layer: null })
  }

  async lease(bench: SimBench, size = 40, fridge: string = bench.name): Promise<void> {
    const done = await this.decide(bench, leaseBlock, { rangeId: rangeIdOf(fridge), deviceId: bench.deviceId, year: null, size })
    if (!done.ok) throw new Error(done.error.code)
  }

  /** What is in the printer's queue comes out and is stuck on. @returns numbers */
  print(bench: SimBench): string[] {
    const { jobs } = bench.context
    return jobs.list(['queued']).map((job) => {
      jobs.markSending({ id: job.id, at: bench.clock() })
      this.world.print({ number: job.selfNumber ?? '', unitId: job.unitId ?? '', bench: bench.name })
      jobs.markPrinted({ id: job.id, at: bench.clock() })
      return job.selfNumber ?? ''
    })
  }

  confirm(bench: SimBench, bag: Bag): void {
    this.fact(bench, confirmLabel, { selfNumber: bag.label ?? '', din: bag.din, dinFlags: '00', productCode: null })
  }

  async stock(bench: SimBench, n: number): Promise<void> {
    await this.lease(bench)
    const delivery = this.delivery([bench], n)
    for (const bag of delivery.bags) {
      this.receive(bench, delivery, bag)
      this.number(bench, bag)
      this.print(bench)
      this.confirm(bench, bag)
    }
    await this.pass(MINUTE)
  }

  /** Somebody asks for the bag to go; on a yes it is handed over. */
  async issue(bench: SimBench, bag: Bag, part: { readonly commandId?: string; readonly typed?: boolean; readonly requestId?: string } = {}): Promise<string> {
    return await this.done(this.asked(bench, bag, part))
  }

  /** The same without waiting: a story may pull the plug meanwhile. @returns ok, or why not */
  async asked(bench: SimBench, bag: Bag, { commandId = this.ids.next(), typed = false, requestId = this.requestId }: { readonly commandId?: string; readonly typed?: boolean; readonly requestId?: string } = {}): Promise<string> {
    const { unitId, din } = bag
    const seen = { unitId, requestId, scannedSelfNumber: typed ? (bench.one('unit', unitId)?.selfNumber ?? '') : (bag.label ?? ''), scannedDin: din, appearance: 'good' }
    const payload = (documents: Documents): Result<unknown, Refusal> => ok({ ...seen, ...howSeen(documents, { unitId, scanned: !typed }) })
    const done = await bench.decide({ command: issueUnit, commandId, payload, issue: { unitId, scanned: !typed, emergency: false } })
    if (!done.ok) return done.error.code
    this.handOver(bench, bag, commandId)
    return 'ok'
  }

  handOver(bench: SimBench, bag: Bag, commandId: string): void {
    this.world.said({ commandId, bag, requestId: this.requestId, bench: bench.name, offline: false, entry: 'scanned', at: this.time.now })
    this.world.facts.set(commandId, bench.name)
  }

  /** What the server has on record of a command. */
  async logged(commandId: string): Promise<string | null> {
    const { rows } = await this.server.pool.query<{ outcome: string }>('SELECT outcome FROM command_log WHERE command_id = $1', [commandId])
    return rows[0]?.outcome ?? null
  }

  cases(bench: SimBench = this.office): string[] {
    return bench.all('exception_case').map((c) => `${c.kind} ${c.severity}`).toSorted()
  }

  /** All cables in, time enough, and the ledger's word. */
  async judge(benches: readonly SimBench[] = this.benches): Promise<Verdict> {
    await this.server.start()
    for (const bench of this.benches) {
      bench.cable.cut = false
      bench.cable.weather = fairWeather
      if (!bench.running) bench.open()
      bench.sync.kick()
    }
    await this.pass(HOUR)
    return await judge({ world: this.world, server: this.server, benches })
  }

  async stop(): Promise<void> {
    for (const bench of this.benches) bench.dispose()
    await this.server.stop()
  }

  #bench(i: number): SimBench {
    const bench = this.benches[i]
    if (bench === undefined) throw new Error(`no bench ${i}`)
    return bench
  }

  #house(): HospitalHouse {
    if (this.#hospital === null) throw new Error('the house is not set up')
    return this.#hospital
  }
}
