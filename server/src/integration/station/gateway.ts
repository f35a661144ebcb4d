import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from '../../platform/logger.ts'
import type { MessageKind } from '../../../../src/shared/domain/station/document.ts'
import { instant, type Instant } from '../../../../src/shared/kernel/time.ts'
import type { Answers } from './answer.ts'
import { handOver, type Takes } from './hand-over.ts'
import { openAdapter } from './open-adapter.ts'
import { backOffMs } from './outbox.ts'
import { queueChanges, type Sends } from './outgoing.ts'
import type { Partner } from './partner-file.ts'
import type { StationPort } from './port.ts'
import { showState } from './show-state.ts'
import { runRound, type Round } from './run-round.ts'

export interface GatewayParts {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly partners: readonly Partner[]
  /** Who takes what came, who tells of what changed here, who hears the answers. */
  readonly takes: Takes
  readonly sends: Sends
  readonly answers: Answers
  readonly log: Logger
  /** Calls back when something changed here, so that a round need not wait for its time. */
  readonly onChange?: (listener: () => void) => () => void
  /** Between two rounds while all goes well. */
  readonly everyMs?: number
}

export interface Gateway {
  /** Ends after the call that is on its way; whatever was not noted comes again at the next start. */
  readonly stop: () => Promise<void>
}

const EVERY_MS = 15_000
/** Changes come in bursts: one round for all of them. */
const AFTER_CHANGE_MS = 300

/** Rounds with every partner until it is stopped. A partner that is away, wrong, or whose documents fail never holds up another one. */
export async function startGateway(parts: GatewayParts): Promise<Gateway> {
  const stopping = new AbortController()
  const loops: Promise<void>[] = []
  const stop = async (): Promise<void> => {
    stopping.abort()
    await Promise.all(loops)
  }
  try {
    // Of two partners that carry the same kind of message the first in the file is told.
    const given = new Set<MessageKind>()
    for (const partner of parts.partners) {
      await keepPartner(parts, partner)
      const port = await openAdapter(partner.settings)
      const kinds = new Set(port.carries.outgoing.filter((kind) => !given.has(kind)))
      for (const kind of kinds) given.add(kind)
      loops.push(follow(parts, { partner, port, kinds, signal: stopping.signal }))
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

/** The partner's row as the file says it; its cursor and queues stay, and so does its table once it is there: that is edited by people. Secrets are references here. */
async function keepPartner({ pool, siteId }: GatewayParts, { id, name, kept, mapping }: Partner): Promise<void> {
  await pool.query(
    `INSERT INTO station_partner (site_id, id, name, adapter, settings, mapping) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (site_id, id) DO UPDATE SET name = excluded.name, adapter = excluded.adapter, settings = excluded.settings`,
    [siteId, id, name, kept.adapter, JSON.stringify(kept), JSON.stringify(mapping)]
  )
}

interface Following {
  readonly partner: Partner
  readonly port: StationPort
  readonly kinds: ReadonlySet<MessageKind>
  readonly signal: AbortSignal
}

async function follow(parts: GatewayParts, { partner, port, kinds, signal }: Following): Promise<void> {
  const everyMs = parts.everyMs ?? EVERY_MS
  const worker = randomUUID()
  let failures = 0
  let last: string | null = null
  const bell = new Bell(parts.onChange)
  while (!signal.aborted) {
    const end = await once(parts, { partner, port, kinds, worker })
    failures = end === 'done' || end === 'busy' ? 0 : failures + 1
    // Told when it changes, not at every round of a day without a station.
    if (end !== last && end !== 'busy') parts.log[end === 'done' ? 'info' : 'warn']({ partner: partner.id, end }, 'station')
    if (end !== 'busy') last = end
    if (failures === 0) await bell.wait(everyMs, signal)
    else await wait(parts, { partner, kinds, bell, signal, ms: Math.max(everyMs, backOffMs(failures)) })
  }
  bell.stop()
  await port.close()
}

/** Nobody is there: a change is no reason to ask again, but what it is to tell is queued and shown at once. */
async function wait({ pool, siteId, sends, log }: GatewayParts, { partner, kinds, bell, signal, ms }: Pick<Following, 'partner' | 'kinds' | 'signal'> & { readonly bell: Bell; readonly ms: number }): Promise<void> {
  const until = Date.now() + ms
  const ref = { siteId, partnerId: partner.id }
  while (!signal.aborted && Date.now() < until) {
    if (!(await bell.wait(until - Date.now(), signal))) continue
    try {
      await queueChanges(pool, ref, { sends, kinds, now: instant(Date.now()) })
      await showState(pool, ref, instant(Date.now()))
    } catch (error) {
      log.warn({ partner: partner.id, error: error instanceof Error ? error.name : 'unknown' }, 'what changed could not be queued for the station; the next round does it')
    }
  }
}

/** Waits for the next round's time, or shortly after something changed, also when it changed during the last round. */
class Bell {
  #rung = false
  #wake = (): void => undefined
  readonly stop: () => void

  constructor(onChange: GatewayParts['onChange']) {
    const ring = (): void => {
      this.#rung = true
      this.#wake()
    }
    this.stop = onChange?.(ring) ?? (() => undefined)
  }

  /** @returns whether it rang */
  async wait(ms: number, signal: AbortSignal): Promise<boolean> {
    const end = AbortSignal.any([signal, AbortSignal.timeout(ms)])
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        end.addEventListener('abort', () => resolve(), { once: true })
        if (end.aborted) resolve()
      })
    }
    const rang = this.#rung
    if (rang) await pause(AFTER_CHANGE_MS, undefined, { signal }).catch(() => undefined)
    this.#rung = false
    return rang
  }
}

/** One round and what it brought. Of an error only its kind is told: its text may hold what a document says of a person. */
async function once({ pool, siteId, takes, sends, answers, log }: GatewayParts, { partner, port, kinds, worker }: Omit<Following, 'signal'> & { readonly worker: string }): Promise<Round['end'] | 'failed'> {
  const ref = { siteId, partnerId: partner.id }
  const now = (): Instant => instant(Date.now())
  try {
    const round = await runRound({ pool, ref, port, worker, now, told: { sends, kinds, answers } })
    // Also when nobody answered: what is here already need not wait for the station.
    if (round.end !== 'busy') {
      try {
        await handOver(pool, ref, { takes, now: now() })
      } finally {
        await showState(pool, ref, now())
      }
    }
    return round.end
  } catch (error) {
    log.warn({ partner: partner.id, error: error instanceof Error ? error.name : 'unknown' }, 'a round with the station failed')
    return 'failed'
  }
}
