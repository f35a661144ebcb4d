import { usableBlock } from '../../../src/main/core/services/numbering/choose-block.ts'
import { howSeen } from '../../../src/main/core/services/issuing/how-seen.ts'
import type { Documents } from '../../../src/main/core/store/documents.ts'
import { issueUnit } from '../../../src/shared/commands/issuing/issue-unit.ts'
import { recallUnit } from '../../../src/shared/commands/issuing/recall-unit.ts'
import { takeOverUnit } from '../../../src/shared/commands/issuing/take-over-unit.ts'
import { find, findOne } from '../../../src/shared/commands/load.ts'
import { assignNumber } from '../../../src/shared/commands/numbering/assign-number.ts'
import { confirmLabel } from '../../../src/shared/commands/numbering/confirm-label.ts'
import { leaseBlock } from '../../../src/shared/commands/numbering/lease-block.ts'
import { spoilLabel } from '../../../src/shared/commands/numbering/spoil-label.ts'
import { receiveBag } from '../../../src/shared/commands/receiving/receive-bag.ts'
import { commandsByName, type AnyCommand } from '../../../src/shared/commands/registry.ts'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../src/shared/kernel/result.ts'
import type { Accepted } from '../../../src/main/core/store/enqueue.ts'
import { rangeIdOf, type Delivery } from './hospital-house.ts'
import type { SimRandom } from './random.ts'
import type { SimBench } from './sim-bench.ts'
import type { SimIds } from './sim-ids.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { Bag, World } from './world.ts'

/** Somebody stands here with a bag, or has a slip on the table, and no word yet. */
interface Waiting {
  readonly commandId: string
  readonly bag: Bag
  readonly unitId: string
  readonly requestId: string
  readonly entry: 'scanned' | 'typed'
  readonly number: string
  readonly din: string
}

export interface Habits {
  /** Share of issues that are typed off the screen, without the bag in the hand. */
  readonly typing: number
  /** People take a bag back that another bench has taken over, without asking anybody. Off: who has taken a bag over keeps it with them. */
  readonly carryBack: boolean
}

export interface Shop {
  readonly time: VirtualTime
  readonly world: World
  readonly ids: SimIds
  readonly habits: Habits
  readonly deliveries: Delivery[]
  readonly requests: string[]
  readonly note: (who: string, what: string) => void
  readonly all: () => readonly SimBench[]
}

/** One person at one bench: does the next thing, believes what the screen says, and has only what lies in front of them. */
export class Counter {
  readonly bench: SimBench
  readonly counts = { yes: 0, offline: 0, typed: 0, no: 0, undecided: 0, takeOvers: 0, recalls: 0 }
  readonly #shop: Shop
  readonly #random: SimRandom
  #waiting: Waiting[] = []
  #shift = 0
  working = true

  constructor(bench: SimBench, shop: Shop, random: SimRandom) {
    this.bench = bench
    this.#shop = shop
    this.#random = random
    bench.onStart = () => this.#begin()
    this.#begin()
  }

  /** At every start of the bench's process: whoever waited for its answer sits down before it again. */
  #begin(): void {
    this.#shift += 1
    const mine = this.#shift
    const { life } = this.bench
    const loop = async (): Promise<void> => {
      for (;;) {
        await this.#shop.time.sleep(this.#random.between(60_000, 9 * 60_000))
        if (!life.alive || mine !== this.#shift) return
        await this.#next()
        if (!life.alive) return
      }
    }
    this.#printed()
    void loop()
  }

  async #next(): Promise<void> {
    this.#printed()
    const first = this.#waiting[0]
    if (first !== undefined) return await this.#again(first)
    if (!this.working) return
    const dice = this.#random.next()
    if (dice < 0.42) return this.#stock()
    if (dice < 0.78) return await (this.#random.chance(this.#shop.habits.typing) ? this.#issueTyped() : this.#issueScanned())
    if (dice < 0.88) return await this.#recall()
    if (dice < 0.95) return await this.#takeOver()
    if (dice < 0.98) return this.#quarantine()
    this.#fetch()
  }

  // — receiving and numbering ————————————————————————————————————————————————

  /** The next bag at the door or on the table: received, numbered, its label scanned back, in the fridge. */
  #stock(): void {
    const here = this.#shop.world.at(this.bench.name)
    for (const bag of here) {
      const unit = this.bench.one('unit', bag.unitId)
      if (unit === null && this.#receive(bag)) return
      if (unit?.state === 'received') return void this.#number(bag)
      if (unit?.state === 'numbered' && bag.label !== null) return this.#confirm(bag)
    }
  }

  #receive(bag: Bag): boolean {
    const delivery = this.#shop.deliveries.find((d) => d.bags.includes(bag))
    if (delivery === undefined) return false
    if (this.bench.one('dispatch', delivery.dispatchId) === null) this.#fact('import', delivery.command, delivery.payload)
    const { din, productCode } = bag
    this.#fact(`receive ${bag.n}`, receiveBag, { dispatchId: delivery.dispatchId, bag: { din, productCode, abo: 'A', rhd: 'pos', expiresAt: delivery.expiresAt, blocksStock: false }, rawScans: [`=${din}00`], decision: 'accept', seen: [] })
    return true
  }

  async #number(bag: Bag): Promise<void> {
    const { bench } = this
    // Now and then it goes into a fridge that is another bench's home.
    const home = this.#random.chance(0.15) ? (this.#random.pick(this.#shop.all())?.name ?? bench.name) : bench.name
    const rangeId = rangeIdOf(home)
    const block = (documents: Documents) => usableBlock(documents.run(find('number_block', { rangeId })), { deviceId: bench.deviceId, year: null })
    if (block(bench.context.documents) === null) {
      const leased = await bench.decide({ command: leaseBlock, commandId: this.#shop.ids.next(), payload: { rangeId, deviceId: bench.deviceId, year: null, size: 60 } })
      this.#note(`lease ${home} ${said(leased)}`)
      if (!leased.ok) return
    }
    this.#fact(`number ${bag.n}`, assignNumber, (documents: Documents) => {
      const free = block(documents)
      return free === null ? err(refusal('numbering.block-exhausted', { prefix: home, last: 0 })) : ok({ unitId: bag.unitId, blockId: free.id, value: free.next, layer: null })
    })
    this.#printed()
  }

  #confirm(bag: Bag): void {
    const { label, din } = this.#shop.world.scan(bag, this.#random)
    if (this.#random.chance(0.06)) return this.#fact(`spoil ${bag.n}`, spoilLabel, { number: label, reason: '破损' })
    this.#fact(`confirm ${bag.n}`, confirmLabel, { selfNumber: label, din, dinFlags: '00', productCode: null })
  }

  /** The printer: what was committed comes out, also what a dead process had left in its queue. */
  #printed(): void {
    const { jobs } = this.bench.context
    for (const job of jobs.list(['queued'])) {
      jobs.markSending({ id: job.id, at: this.bench.clock() })
      this.#shop.world.print({ number: job.selfNumber ?? '', unitId: job.unitId ?? '', bench: this.bench.name })
      jobs.markPrinted({ id: job.id, at: this.bench.clock() })
    }
  }

  // — handing out ————————————————————————————————————————————————————————————

  async #issueScanned(): Promise<void> {
    const bag = this.#random.pick(this.#shop.world.at(this.bench.name).filter((b) => b.label !== null))
    if (bag === null) return
    const { label, din } = this.#shop.world.scan(bag, this.#random)
    const unitId = this.bench.context.documents.run(findOne('self_number', { number: label }))?.unitId ?? null
    if (unitId !== null) await this.#issue({ bag, unitId, entry: 'scanned', number: label, din })
  }

  /** Off the screen: the bag may lie anywhere, or be gone. */
  async #issueTyped(): Promise<void> {
    const unit = this.#random.pick(this.bench.all('unit').filter((u) => u.state === 'in-stock'))
    const bag = unit === null ? null : this.#shop.world.byUnit(unit.id)
    if (unit === null || bag === null) return
    await this.#issue({ bag, unitId: unit.id, entry: 'typed', number: unit.selfNumber ?? '', din: unit.din })
  }

  async #issue(order: Omit<Waiting, 'commandId' | 'requestId'>): Promise<void> {
    const request = this.#random.pick(this.#shop.requests.slice(-8))
    if (request === null || this.bench.one('request', request) === null) return
    const waiting = { ...order, commandId: this.#shop.ids.next(), requestId: request }
    this.#waiting.push(waiting)
    await this.#ask(waiting)
  }

  /** After a restart or a time-out: what became of it? The screen says so where it knows; otherwise the same is asked again. */
  async #again(waiting: Waiting): Promise<void> {
    const state = this.bench.sync.outbox.stateOf(waiting.commandId)?.state ?? null
    if (state === 'undecided') return await this.#ask(waiting)
    if (state === 'pending' || state === 'settled') return this.#yes(waiting, state === 'pending')
    this.#drop(waiting, state ?? 'never written')
  }

  async #ask(waiting: Waiting): Promise<void> {
    const { bench } = this
    const { unitId, requestId, entry, number, din, commandId, bag } = waiting
    const payload = (documents: Documents): Result<unknown, Refusal> => ok({ unitId, requestId, scannedSelfNumber: number, scannedDin: din, appearance: 'good', ...howSeen(documents, { unitId, scanned: entry === 'scanned' }) })
    const answer = await bench.decide({ command: issueUnit, commandId, payload, issue: { unitId, scanned: entry === 'scanned', emergency: false } })
    this.#note(`issue ${bag.n} ${entry} ${said(answer)}`)
    if (answer.ok) return this.#yes(waiting, bench.sync.outbox.stateOf(commandId)?.state === 'pending')
    if (answer.error.code === 'sync.undecided') {
      this.counts.undecided += 1
      return
    }
    this.#drop(waiting, answer.error.code)
  }

  #yes(waiting: Waiting, offline: boolean): void {
    this.#waiting = this.#waiting.filter((w) => w !== waiting)
    const { world, time } = this.#shop
    const { commandId, bag, requestId, entry } = waiting
    world.said({ commandId, bag, requestId, bench: this.bench.name, offline, entry, at: time.now })
    world.facts.set(commandId, this.bench.name)
    this.counts.yes += 1
    if (offline) this.counts.offline += 1
    if (entry === 'typed') this.counts.typed += 1
    this.#note(`gives ${bag.n}${offline ? ' offline' : ''}`)
  }

  #drop(waiting: Waiting, why: string): void {
    this.#waiting = this.#waiting.filter((w) => w !== waiting)
    this.counts.no += 1
    this.#note(`keeps ${waiting.bag.n} ${why}`)
  }

  // — authority ——————————————————————————————————————————————————————————————

  async #recall(): Promise<void> {
    const unit = this.#random.pick(this.bench.all('unit').filter((u) => u.state === 'in-stock' && u.holder !== this.bench.deviceId && u.recallBy !== this.bench.deviceId))
    if (unit === null) return
    const command = commandsByName.get(recallUnit.name) ?? recallUnit
    const answer = await this.bench.decide({ command, commandId: this.#shop.ids.next(), payload: { unitId: unit.id } })
    if (answer.ok) this.counts.recalls += 1
    this.#note(`asks for ${this.#shop.world.byUnit(unit.id)?.n ?? 0} ${said(answer)}`)
  }

  /** The bag is carried here from the bench that is silent, and both its codes are scanned. */
  async #takeOver(): Promise<void> {
    const { bench } = this
    const { world } = this.#shop
    const bag = this.#random.pick(world.bags.filter((b) => b.place !== null && b.label !== null && this.#mayCarry(b) && bench.one('unit', b.unitId)?.state === 'in-stock' && bench.one('unit', b.unitId)?.holder !== bench.deviceId))
    if (bag === null || !bench.sync.online) return
    bag.place = bench.name
    const { label, din } = world.scan(bag, this.#random)
    const answer = await bench.decide({ command: takeOverUnit, commandId: this.#shop.ids.next(), payload: { unitId: bag.unitId, entry: 'scanned', scannedSelfNumber: label, scannedDin: din, reason: '工作站断网' } })
    // Also without a word: who has asked for it does not let go of it.
    bag.keptBy = bench.name
    if (answer.ok) this.counts.takeOvers += 1
    this.#note(`takes over ${bag.n} ${said(answer)}`)
  }

  /** A bag that is this bench's on the screen and lies elsewhere. */
  #fetch(): void {
    const bag = this.#random.pick(this.#shop.world.bags.filter((b) => b.place !== null && b.place !== this.bench.name && this.#mayCarry(b) && this.bench.one('unit', b.unitId)?.holder === this.bench.deviceId))
    if (bag === null) return
    bag.place = this.bench.name
    this.#note(`fetches ${bag.n}`)
  }

  #mayCarry(bag: Bag): boolean {
    return this.#shop.habits.carryBack || bag.keptBy === null || bag.keptBy === this.bench.name
  }

  #quarantine(): void {
    const bag = this.#random.pick(this.#shop.world.at(this.bench.name))
    if (bag !== null && this.bench.one('unit', bag.unitId)?.state === 'in-stock') this.#fact(`quarantine ${bag.n}`, quarantineUnit, { unitId: bag.unitId, reason: '外观' })
  }

  // ————————————————————————————————————————————————————————————————————————

  #fact(what: string, command: AnyCommand, payload: object): void {
    const commandId = this.#shop.ids.next()
    const done = this.bench.run({ command, commandId, payload })
    if (done.ok) this.#shop.world.facts.set(commandId, this.bench.name)
    this.#note(`${what} ${said(done)}`)
  }

  #note(what: string): void {
    this.#shop.note(this.bench.name, what)
  }
}

const said = (answer: Result<Accepted, Refusal>): string => (answer.ok ? 'ok' : answer.error.code)
