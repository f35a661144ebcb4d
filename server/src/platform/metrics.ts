import type pg from 'pg'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Outcome } from '../../../src/shared/sync/push.ts'

export interface Metrics {
  /** Labels: call (name of the route), status. */
  readonly http: Histogram<'call' | 'status'>
  /** To be called by whoever decides a pushed command. */
  readonly pushed: (outcome: Outcome, count?: number) => void
  readonly rejected: (code: string) => void
  readonly pokeListeners: Gauge
  /** For figures of a part of the server that is not always there. */
  readonly registry: Registry
  readonly exposition: () => Promise<string>
  readonly contentType: string
}

/**
 * Prometheus metrics of one server process, in a registry of its own. Labels are closed words (routes, outcomes, codes), never names,
 * numbers or ids of anybody.
 */
export function openMetrics(pool: pg.Pool | null): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const http = new Histogram({
    name: 'hemobench_http_seconds',
    help: 'Time to answer, by call and status',
    labelNames: ['call', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers
  })
  const outcomes = new Counter({ name: 'hemobench_push_outcomes_total', help: 'Pushed commands by outcome', labelNames: ['outcome'], registers })
  const rejections = new Counter({ name: 'hemobench_rejected_total', help: 'Calls answered with a code', labelNames: ['code'], registers })
  const pokeListeners = new Gauge({ name: 'hemobench_poke_listeners', help: 'Benches that listen for pokes', registers })
  if (pool) {
    new Gauge({
      name: 'hemobench_pool_connections',
      help: 'Connections to the database',
      labelNames: ['state'],
      registers,
      collect() {
        this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
        this.set({ state: 'idle' }, pool.idleCount)
        this.set({ state: 'waited_for' }, pool.waitingCount)
      }
    })
  }
  return {
    http,
    pushed: (outcome, count = 1) => outcomes.inc({ outcome }, count),
    rejected: (code) => rejections.inc({ code }),
    pokeListeners,
    registry,
    exposition: () => registry.metrics(),
    contentType: registry.contentType
  }
}
