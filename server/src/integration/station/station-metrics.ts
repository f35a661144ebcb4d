import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'

// Labels are ids of partners, which the hospital chose in its settings; nothing of a document.
const figures = {
  hemobench_station_waiting: ['Messages to a station that wait', `SELECT p.id, count(o.seq)::float8 AS n FROM station_partner p LEFT JOIN station_outbox o ON o.site_id = p.site_id AND o.partner_id = p.id AND o.state = 'waiting' WHERE p.site_id = $1 GROUP BY p.id`],
  hemobench_station_dead: ['Messages that a person must look at', `SELECT p.id, count(o.seq)::float8 AS n FROM station_partner p LEFT JOIN station_outbox o ON o.site_id = p.site_id AND o.partner_id = p.id AND o.state = 'dead' WHERE p.site_id = $1 GROUP BY p.id`],
  hemobench_station_oldest_seconds: ['Age of the oldest message that waits', `SELECT p.id, COALESCE(EXTRACT(EPOCH FROM now() - min(o.queued_at)::timestamptz), 0)::float8 AS n FROM station_partner p LEFT JOIN station_outbox o ON o.site_id = p.site_id AND o.partner_id = p.id AND o.state = 'waiting' WHERE p.site_id = $1 GROUP BY p.id`],
  hemobench_station_last_answer_timestamp_seconds: ['When the station last answered; absent: never', `SELECT id, EXTRACT(EPOCH FROM last_answer_at::timestamptz)::float8 AS n FROM station_partner WHERE site_id = $1 AND last_answer_at IS NOT NULL`]
} as const

/** The queues of every partner, read from the database when somebody asks: so they are the same from each of several servers. */
export function addStationMetrics(registry: Registry, { pool, siteId }: { readonly pool: pg.Pool; readonly siteId: string }): void {
  for (const [name, [help, sql]] of Object.entries(figures)) {
    new Gauge({
      name,
      help,
      labelNames: ['partner'],
      registers: [registry],
      async collect() {
        const { rows } = await pool.query<{ id: string; n: number }>(sql, [siteId])
        this.reset()
        for (const { id, n } of rows) this.set({ partner: id }, n)
      }
    })
  }
}
