import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchContext, CommandCall } from '../../../src/main/core/bench-context.ts'
import { runCommand, runHere } from '../../../src/main/core/bench-context.ts'
import { decideCommand, type DecidedCall } from '../../../src/main/core/decide-command.ts'
import type { SignedIn } from '../../../src/main/core/identity/identity.ts'
import { openWritable } from '../../../src/main/core/store/database.ts'
import { Documents } from '../../../src/main/core/store/documents.ts'
import { Enqueue, type Accepted } from '../../../src/main/core/store/enqueue.ts'
import { openStore, type OpenedStore } from '../../../src/main/core/store/open-store.ts'
import { PrintJobs } from '../../../src/main/core/store/print-jobs.ts'
import { restoreImage } from '../../../src/main/core/store/restore-image.ts'
import { Settings } from '../../../src/main/core/store/settings.ts'
import { StoreGuard } from '../../../src/main/core/store/store-guard.ts'
import { AfterPull } from '../../../src/main/core/sync/after-pull.ts'
import { SyncMemory } from '../../../src/main/core/sync/membership.ts'
import type { Doc, EntityName } from '../../../src/shared/commands/entities.ts'
import type { Signer } from '../../../src/shared/commands/decide-command.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { capabilitiesOf } from '../../../src/shared/domain/identity/capability.ts'
import type { Result } from '../../../src/shared/kernel/result.ts'
import { instant, type Instant } from '../../../src/shared/kernel/time.ts'
import { badTransport, fairWeather, type Cable } from './network.ts'
import type { SimRandom } from './random.ts'
import type { SimServer } from './sim-server.ts'
import { SimSync } from './sim-sync.ts'
import type { VirtualTime } from './virtual-time.ts'

const MINUTE = 60_000
const KEY = 'ab'.repeat(32)
/** Memory that a crash of the process survives, where there is some: a simulated shift is then not a test of this disk. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export interface House {
  readonly time: VirtualTime
  readonly server: SimServer
  /** Broken rules of a policy that is no product: absent for the real one. */
  readonly decideOffline?: (bench: SimBench, call: DecidedCall) => Result<Accepted, Refusal> | null
}

/** One run of the bench's process, from its start to its end or death. */
interface Life {
  readonly store: OpenedStore
  readonly context: BenchContext
  readonly sync: SimSync
  readonly guard: StoreGuard
  alive: boolean
}

interface Identity {
  readonly name: string
  readonly deviceId: string
  readonly token: string
}

/** A bench with the real store on real files, the real Enqueue, the real loop and the real decisions of core; no window, no timers of its own. */
export class SimBench {
  readonly name: string
  readonly deviceId: string
  readonly token: string
  readonly cable: Cable = { cut: false, weather: fairWeather }
  /** This bench's clock minus the true time. */
  clockOffMs = 0
  /** Bytes the disk has left; null: as it is. */
  freeBytes: number | null = null
  protocol: number | undefined
  readonly events: string[] = []
  /** Told when a process begins: who works at it begins anew too. */
  onStart: () => void = () => undefined
  readonly #house: House
  readonly #random: SimRandom
  #folder = mkdtempSync(join(ROOT, 'hemobench-sim-'))
  #life: Life | null = null
  #people = new Map<string, Signer>()

  constructor(house: House, { name, deviceId, token }: Identity, random: SimRandom) {
    this.#house = house
    this.name = name
    this.deviceId = deviceId
    this.token = token
    this.#random = random
  }

  /** A new PC joins: enrolled with a code, and the documents of the house on its disk. */
  static async join(house: House, name: string, random: SimRandom): Promise<SimBench> {
    const { deviceId, deviceKey, incarnation } = await house.server.enrol(name)
    const bench = new SimBench(house, { name, deviceId, token: `${deviceId}.${deviceKey}` }, random)
    bench.open((settings) => {
      settings.set('deviceId', deviceId)
      new SyncMemory(settings).join({ url: 'simulated', deviceKey, siteName: 'Simulation', benchName: name, ca: null }, incarnation)
    })
    return bench
  }

  /** Another PC with a copy of this one's disk, byte for byte. */
  clone(name: string): SimBench {
    const copy = new SimBench(this.#house, { name, deviceId: this.deviceId, token: this.token }, this.#random.fork())
    copyFolder(this.#folder, copy.#folder)
    copy.open()
    return copy
  }

  get running(): boolean {
    return this.#life !== null
  }

  get folder(): string {
    return this.#folder
  }

  get life(): Life {
    if (this.#life === null) throw new Error(`bench ${this.name} is not running`)
    return this.#life
  }

  get sync(): SimSync {
    return this.life.sync
  }

  get context(): BenchContext {
    return this.life.context
  }

  clock = (): Instant => instant(this.#house.time.now + this.clockOffMs)

  /** @throws Error with the code when the store refuses to be worked with */
  open(first: (settings: Settings) => void = () => undefined): void {
    const guard = new StoreGuard({ folder: this.#folder, freeBytes: () => this.freeBytes ?? 2 ** 40 })
    const log = (event: string): void => void this.events.push(event)
    const opened = openStore({ config: { dataDir: this.#folder, databaseKey: KEY }, guard, workerPath: '', clock: this.clock, log })
    if (!opened.ok) throw new Error(opened.error.code)
    const { db } = opened.value
    const settings = new Settings(db)
    first(settings)
    const { time, server } = this.#house
    const alive = (): boolean => life.alive
    const transport = badTransport({ time, random: this.#random.fork(), cable: this.cable, alive, deliver: (call, input) => server.call(this.token, call, input) })
    const sync: SimSync = new SimSync({
      db, deviceId: this.deviceId, clock: this.clock, transport, time, random: this.#random.fork(), alive, log,
      onPulled: (docs) => after.pulled(docs), ...(this.protocol === undefined ? {} : { protocol: this.protocol })
    })
    const enqueue = new Enqueue({ db, deviceId: this.deviceId, authority: () => 'server', guard })
    const parts = {
      deviceId: this.deviceId, db, documents: new Documents(db), enqueue, settings, jobs: new PrintJobs(db), guard, sync, clock: this.clock, log,
      emit: () => undefined, queue: { kick: () => undefined }, identity: { secondOf: () => null, signerOf: () => this.person('T1002'), spend: () => undefined }
    }
    // What decideCommand and AfterPull reach of a bench, and nothing else: the rest has windows, sockets and devices.
    const context = parts as unknown as BenchContext
    const after = new AfterPull(context)
    const life: Life = { store: opened.value, context, sync, guard, alive: true }
    this.#life = life
    after.readHeld()
    sync.kick()
    this.#anchorEvery(MINUTE, life)
    this.onStart()
  }

  /** The process dies where it stands, or the power goes: what was not committed is gone, and nobody closes anything. */
  crash(): void {
    const { store } = this.#end()
    const there = mkdtempSync(join(ROOT, 'hemobench-sim-'))
    copyFolder(this.#folder, there)
    // Only now, so that closing does not tidy up what the dead process would have left behind.
    store.db.close()
    rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = there
  }

  close(): void {
    this.#end().store.close()
  }

  /** The database as a backup has it. @returns its folder, with what lies beside it */
  image(): string {
    const there = mkdtempSync(join(ROOT, 'hemobench-sim-image-'))
    this.life.store.db.exec(`VACUUM INTO '${join(there, 'bench.db')}'`)
    for (const beside of ['bench.anchor.json']) if (existsSync(join(this.#folder, beside))) copyFileSync(join(this.#folder, beside), join(there, beside))
    return there
  }

  /** The bench is stopped, and an older image takes the place of its database. `command`: by our restore command; `copy`: somebody copies the file. */
  restore(image: string, how: 'command' | 'copy'): void {
    if (this.running) this.crash()
    // The dead process left its mark; its number is that of this whole simulation.
    rmSync(join(this.#folder, 'bench.open'), { force: true })
    const from = join(image, 'bench.db')
    if (how === 'command') {
      const done = restoreImage({ from, dataDir: this.#folder, key: KEY, force: true, now: this.clock(), skipNumbers: 500 })
      if (!done.ok) throw new Error(`restore: ${done.error.code} ${done.error.detail}`)
      return
    }
    for (const end of ['', '-wal', '-shm']) rmSync(join(this.#folder, `bench.db${end}`), { force: true })
    copyFileSync(from, join(this.#folder, 'bench.db'))
  }

  /** The bench is not running; another version of the app works on its database. */
  asNewerApp(work: (db: ReturnType<typeof openWritable>) => void): void {
    const db = openWritable(join(this.#folder, 'bench.db'), KEY)
    work(db)
    db.close()
  }

  /** Bytes in the middle of the file are no longer what was written. */
  damage(): void {
    const file = join(this.#folder, 'bench.db')
    // What the log has belongs to the file; then a quarter of the file is noise.
    this.asNewerApp((db) => void db.pragma('wal_checkpoint(TRUNCATE)'))
    const bytes = readFileSync(file)
    bytes.fill(0x5a, Math.floor(bytes.length / 2), Math.floor(bytes.length * 0.75))
    writeFileSync(file, bytes)
  }

  dispose(): void {
    if (this.#life !== null) this.#end().store.db.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  all<E extends EntityName>(entity: E): Doc<E>[] {
    return this.context.documents.answer({ kind: 'find', entity, where: {} }) as Doc<E>[]
  }

  one<E extends EntityName>(entity: E, id: string): Doc<E> | null {
    return this.context.documents.answer({ kind: 'get', entity, id }) as Doc<E> | null
  }

  /** A person of the house; the bench knows them once it has the house's documents. */
  person(badge: string): Signer {
    const known = this.#people.get(badge)
    if (known !== undefined) return known
    const user = this.all('app_user').find((u) => u.badge === badge)
    if (user === undefined) throw new Error(`${this.name} knows no ${badge}`)
    const signer = { userId: user.id, name: user.name, capabilities: capabilitiesOf(user.roles) }
    this.#people.set(badge, signer)
    return signer
  }

  get actor(): SignedIn {
    return this.person('T1001') as unknown as SignedIn
  }

  /** A command that a bench may decide by itself. */
  run(call: Pick<CommandCall, 'command' | 'commandId' | 'payload'>): Result<Accepted, Refusal> {
    return runCommand(this.context, { purpose: 'stock.list', actor: this.actor, signature: 'second', ...call })
  }

  /** A command that the server decides, with the rule for its absence. */
  async decide(call: Pick<DecidedCall, 'command' | 'commandId' | 'payload' | 'issue'>): Promise<Result<Accepted, Refusal>> {
    const whole: DecidedCall = { purpose: 'issuing.issue', actor: this.actor, signature: 'second', ...call }
    const broken = this.#house.decideOffline?.(this, whole) ?? null
    return broken ?? (await decideCommand(this.context, whole))
  }

  /** For broken policies only: the bench decides, whatever the rule for offline issue says. */
  runAnyway(call: DecidedCall): Result<Accepted, Refusal> {
    return runHere(this.context, call)
  }

  /** As bench.ts has it on a timer. */
  #anchorEvery(ms: number, life: Life): void {
    this.#house.time.after(ms, () => {
      if (!life.alive) return
      life.store.anchor()
      this.#anchorEvery(ms, life)
    })
  }

  #end(): Life {
    const { life } = this
    life.alive = false
    this.#life = null
    return life
  }
}

/** What a dead process leaves: the database, its log, and what lies beside it. The shared memory of the log is made anew from it. */
function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('-shm') })
}
