import type { BenchEvent } from '../../../shared/ipc/events.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { CoreConfig, FromCore, ToCore } from '../../../shared/ipc/link.ts'
import { fromCore } from './from-core.ts'
import { PendingCalls } from './pending-calls.ts'
import type { Refuse } from './pending-calls.ts'
import { RestartPolicy } from './restart-policy.ts'
import type { CoreTransport, StartTransport } from './transport.ts'

export type CoreState = BenchEvent<'core'>

export interface CoreHostPorts {
  readonly start: StartTransport
  readonly config: CoreConfig
  readonly refuse: Refuse
  readonly onState: (state: CoreState) => void
  readonly onEvent: (name: string, payload: unknown) => void
  readonly onSession: (capabilities: readonly string[]) => void
  readonly onStarted: (pid: number | undefined) => void
  readonly onLine: (line: string) => void
  readonly log: (level: 'info' | 'warn' | 'error', event: string, data: Readonly<Record<string, string | number>>) => void
}

/** Milliseconds. `startMs` is generous: a start may have to migrate and back up a large database. */
export interface CoreHostTimes {
  readonly pingMs: number
  readonly hungMs: number
  readonly startMs: number
  readonly callMs: number
  readonly stopMs: number
}

export const usualTimes: CoreHostTimes = { pingMs: 1_000, hungMs: 5_000, startMs: 120_000, callMs: 60_000, stopMs: 5_000 }

/**
 * Keeps one core running: start → init → ready, heartbeat, restart after a death or a hang, clean stop.
 * A scan or command is taken only in the state `ready`; everything else is said at once, never queued, because
 * a stale scan that is applied late is worse than one that is lost in plain sight.
 */
export class CoreHost {
  readonly #ports: CoreHostPorts
  readonly #times: CoreHostTimes
  readonly #policy = new RestartPolicy(() => performance.now())
  readonly #pending: PendingCalls
  #transport: CoreTransport | null = null
  #state: CoreState = { state: 'starting', detail: '' }
  #stopping = false
  #fatal: string | null = null
  #goodbye = false
  /** Pings since core was last heard. Counted, not timed: a sleeping PC or a busy shell must not look like a hung core. */
  #silentBeats = 0
  #startedAt = 0
  #pingId = 0
  #heartbeat: NodeJS.Timeout | undefined
  #stopped: (() => void) | null = null

  constructor(ports: CoreHostPorts, times: CoreHostTimes = usualTimes) {
    this.#ports = ports
    this.#times = times
    this.#pending = new PendingCalls(ports.refuse, times.callMs)
  }

  get state(): CoreState {
    return this.#state
  }

  start(): void {
    if (this.#stopping) return
    this.#goodbye = false
    this.#startedAt = performance.now()
    this.#silentBeats = 0
    // Messages and the end of an earlier process must not be taken for those of the present one.
    let mine: CoreTransport | null = null
    const isMine = (): boolean => mine !== null && mine === this.#transport
    mine = this.#ports.start({
      onMessage: (message) => isMine() && this.#hear(message),
      onExit: (detail) => isMine() && this.#died(detail),
      onLine: this.#ports.onLine
    })
    this.#transport = mine
    this.#ports.onStarted(mine.pid)
    this.#ports.log('info', 'core.started', { pid: mine.pid ?? 0 })
    this.#send({ t: 'init', config: this.#ports.config })
    this.#heartbeat = setInterval(() => this.#beat(), this.#times.pingMs)
  }

  /** Asks core. Answers `ipc.core-restarting` at once when it is not ready: then nothing was done. */
  call(name: string, input: unknown): Promise<Envelope<unknown>> {
    if (this.#state.state !== 'ready') return Promise.resolve(this.#ports.refuse('ipc.core-restarting', name))
    return this.#pending.open(name, (id) => this.#send({ t: 'call', id, name, input }))
  }

  /** Stops core: it finishes what it is writing and says goodbye; after `stopMs` it is killed. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (!this.#transport) return
    const gone = new Promise<void>((resolve) => (this.#stopped = resolve))
    this.#send({ t: 'stop' })
    const timer = setTimeout(() => {
      this.#ports.log('error', 'core.stop-timeout', {})
      this.#transport?.kill()
    }, this.#times.stopMs)
    await gone
    clearTimeout(timer)
  }

  #send(message: ToCore): void {
    this.#transport?.send(message)
  }

  #enter(state: CoreState['state'], detail: string): void {
    this.#state = { state, detail: detail.slice(0, 512) }
    this.#ports.onState(this.#state)
  }

  #hear(raw: unknown): void {
    this.#silentBeats = 0
    const parsed = fromCore.safeParse(raw)
    if (!parsed.success) return this.#ports.log('error', 'core.bad-message', { path: parsed.error.issues[0]?.path.join('.') ?? '' })
    this.#take(parsed.data as FromCore)
  }

  #take(message: FromCore): void {
    switch (message.t) {
      case 'ready':
        this.#ports.log('info', 'core.ready', { version: message.version, ms: Math.round(performance.now() - this.#startedAt) })
        return this.#enter('ready', message.version)
      case 'fatal':
        this.#fatal = `${message.code}: ${message.detail}`
        return this.#enter('failed', this.#fatal)
      case 'reply':
        return this.#pending.settle(message.id, message.envelope)
      case 'event':
        return this.#ports.onEvent(message.name, message.payload)
      case 'session':
        return this.#ports.onSession(message.capabilities)
      case 'goodbye':
        this.#goodbye = true
        return
      case 'pong':
        return
    }
  }

  #beat(): void {
    const limit = this.#state.state === 'ready' ? this.#times.hungMs : this.#times.startMs
    const silentMs = this.#silentBeats * this.#times.pingMs
    if (silentMs < limit) {
      this.#silentBeats += 1
      return this.#send({ t: 'ping', id: ++this.#pingId })
    }
    this.#ports.log('error', 'core.hung', { silentMs })
    this.#transport?.kill()
  }

  #died(detail: string): void {
    clearInterval(this.#heartbeat)
    this.#transport = null
    this.#pending.loseAll()
    const clean = this.#goodbye && this.#stopping
    this.#ports.log(clean ? 'info' : 'error', clean ? 'core.stopped' : 'core.died', { detail })
    this.#stopped?.()
    if (this.#stopping) return
    if (this.#fatal) return
    const pause = this.#policy.afterCrash()
    if (pause === null) return this.#enter('failed', `core died again and again (${detail})`)
    this.#enter('restarting', detail)
    if (pause === 0) this.start()
    else setTimeout(() => this.start(), pause)
  }
}
