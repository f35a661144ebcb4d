import type pg from 'pg'

/** Numbers of a block that will never be given out: it was retired, its bench was stopped, or its year is over. */
export interface NumberTail {
  readonly prefix: string
  readonly year: number | null
  readonly deviceId: string
  /** Null: a bench that this server never enrolled (the stock of before). */
  readonly deviceName: string | null
  readonly first: number
  readonly last: number
  readonly reason: 'retired' | 'device-revoked' | 'year-over'
}

/**
 * Unused tails, for the report that explains the gaps in the numbers (design §5: reported, never reused). Of a restored bench the server
 * knows only where the numbers it was told of end: a label may carry one behind.
 * @param year the present one, in Shanghai
 */
export async function numberTails(pool: pg.Pool, siteId: string, year: number): Promise<readonly NumberTail[]> {
  const { rows } = await pool.query<NumberTail>(
    `SELECT r.prefix, b.year, b.device_id AS "deviceId", d.name AS "deviceName", coalesce(b.retired_from, b.next) AS first, b.last,
       CASE WHEN b.retired_from IS NOT NULL THEN 'retired' WHEN d.revoked_at IS NOT NULL THEN 'device-revoked' ELSE 'year-over' END AS reason
     FROM number_block b JOIN number_range r ON r.site_id = b.site_id AND r.id = b.range_id LEFT JOIN device d ON d.site_id = b.site_id AND d.id = b.device_id
     WHERE b.site_id = $1 AND coalesce(b.retired_from, b.next) <= b.last AND (b.retired_from IS NOT NULL OR d.revoked_at IS NOT NULL OR b.year < $2)
     ORDER BY r.prefix, b.year, first`,
    [siteId, year]
  )
  return rows
}
