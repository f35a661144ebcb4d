import { Counter, type Habits } from './counter.ts'
import { Faults, type FaultCounts } from './faults.ts'
import { HospitalHouse, type Delivery } from './hospital-house.ts'
import { judge, type Verdict } from './ledger.ts'
import { policies, type PolicyName } from './policies.ts'
import { SimRandom } from './random.ts'
import { SimBench, type House } from './sim-bench.ts'
import { SimIds } from './sim-ids.ts'
import { SimServer } from './sim-server.ts'
import { Trace } from './trace.ts'
import { VirtualTime } from './virtual-time.ts'
import { World } from './world.ts'

const HOUR = 3_600_000
const SHIFT_HOURS = 8
/** Bags that each bench finds at its door at the beginning of a shift. */
const BAGS = 8
const START = Date.parse('2026-03-02T00:00:00.000Z')

export interface Order {
  readonly seed: number
  readonly shifts: number
  readonly benches: number
  readonly policy: PolicyName
  readonly habits?: Partial<Habits>
  /** Keeps the lines of the trace. */
  readonly keepTrace?: boolean
}

export interface Outcome extends Verdict {
  readonly order: Order
  readonly bags: number
  /** Issues that a system said yes to; of them without the server's word, and typed. */
  readonly issues: number
  readonly offlineIssues: number
  readonly typedIssues: number
  readonly refused: number
  readonly undecided: number
  readonly takeOvers: number
  readonly recalls: number
  readonly notFound: number
  readonly commands: number
  readonly cases: number
  readonly faults: FaultCounts
  readonly traceHash: string
  readonly trace: readonly string[]
  readonly tookMs: number
}

/** One seed: a hospital, its benches and its people for so many shifts of eight hours, with everything going wrong; then all is mended, and judged. */
export async function runShifts(order: Order): Promise<Outcome> {
  const from = performance.now()
  const random = new SimRandom(order.seed)
  const time = new VirtualTime(START)
  const trace = new Trace(order.keepTrace)
  const world = new World()
  const policy = policies[order.policy]
  const server = await SimServer.open(() => time.now)
  const putBack = policy.swap(server.heardAt, () => time.now)
  const house: House = { time, server, ...(policy.decideOffline === undefined ? {} : { decideOffline: policy.decideOffline }) }
  const ids = new SimIds(time, random.fork())
  const benches: SimBench[] = []
  let over = false
  const note = (who: string, what: string): void => trace.note(time.now, who, what)
  const faults = new Faults({ time, server, world, note, over: () => over }, random.fork())
  try {
    const office = await SimBench.join(house, 'office', random.fork())
    benches.push(office)
    for (let i = 0; i < order.benches; i += 1) benches.push(await SimBench.join(house, String.fromCodePoint(65 + i), random.fork()))
    const counters = benches.slice(1)
    pokes({ time, server, benches, random: random.fork() })
    await time.runUntil(time.now + HOUR / 2)
    const hospital = new HospitalHouse(office, ids)
    const ready = hospital.setUp(counters, policy.maxOfflineHours)
    await time.runUntil(time.now + HOUR / 2)
    await ready
    const deliveries: Delivery[] = []
    const requests: string[] = []
    const habits: Habits = { typing: 0.25, carryBack: false, ...order.habits }
    const shop = { time, world, ids, habits, deliveries, requests, note, all: () => counters }
    const people = counters.map((bench) => new Counter(bench, shop, random.fork()))
    for (const bench of counters) faults.beset(bench)
    faults.besetServer()
    for (let shift = 0; shift < order.shifts; shift += 1) {
      deliveries.push(hospital.delivery(world, counters, BAGS))
      for (let i = 0; i < 3; i += 1) requests.push(hospital.patient(time.now))
      await time.runUntil(time.now + SHIFT_HOURS * HOUR)
    }
    over = true
    for (const person of people) person.working = false
    await time.runUntil(time.now + HOUR / 2)
    await faults.mend(benches)
    // A bench that began a new life does not begin another within the hour.
    for (let hour = 0; hour < 6; hour += 1) {
      await time.runUntil(time.now + HOUR)
      for (const bench of benches) bench.sync.kick()
    }
    await time.runUntil(time.now + HOUR)
    const verdict = await judge({ world, server, benches })
    const sum = (of: keyof Counter['counts']): number => people.reduce((n, p) => n + p.counts[of], 0)
    const { rows } = await server.pool.query<{ commands: string; cases: string }>('SELECT (SELECT count(*) FROM command_log) AS commands, (SELECT count(*) FROM exception_case) AS cases')
    return {
      ...verdict, order, bags: world.bags.length, issues: sum('yes'), offlineIssues: sum('offline'), typedIssues: sum('typed'), refused: sum('no'), undecided: sum('undecided'),
      takeOvers: sum('takeOvers'), recalls: sum('recalls'), notFound: world.notFound, commands: Number(rows[0]?.commands), cases: Number(rows[0]?.cases), faults: faults.counts, traceHash: trace.hash,
      trace: trace.lines, tookMs: Math.round(performance.now() - from)
    }
  } finally {
    putBack()
    for (const bench of benches) bench.dispose()
    faults.dispose()
    await server.stop()
  }
}

/** Says "head is N" to every bench whose line is whole; one in five is lost, which must do no harm. */
function pokes({ time, server, benches, random }: { readonly time: VirtualTime; readonly server: SimServer; readonly benches: readonly SimBench[]; readonly random: SimRandom }): void {
  server.onHead = (head) => {
    for (const bench of benches) {
      if (bench.cable.cut || random.chance(0.2)) continue
      time.after(random.between(1, 400), () => {
        if (bench.running && !bench.cable.cut) bench.sync.poked(head)
      })
    }
  }
}
