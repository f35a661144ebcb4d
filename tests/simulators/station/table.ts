import pg from 'pg'
import type { Station } from './station.ts'

export interface Table {
  /** Writes what changed since the last time into the intermediate table, as the station's nightly job would. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

// The shape of the dispatch row that a regional platform was seen with (domain.md §2.3).
const ddl = `CREATE TABLE IF NOT EXISTS bs_blood2hos (
  dispatch_no varchar(15) NOT NULL, dispatch_date timestamp, donation_code varchar(16) NOT NULL, product_code varchar(10) NOT NULL, product_name varchar(50), volume numeric(8,2),
  abo varchar(2), rh varchar(6), collected_at timestamp, prepared_at timestamp, expires_at timestamp, price numeric(8,2), hospital_code varchar(20), hospital_name varchar(50), area varchar(6),
  updated_at timestamp NOT NULL, PRIMARY KEY (dispatch_no, donation_code, product_code))`

/** The station's side of the database exchange: it writes, the hospital only reads. */
export async function openTable(station: Station, url: string): Promise<Table> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  await pool.query(ddl)
  let seen = 0
  let tick = 0
  const look = async (): Promise<void> => {
    if (station.faults.silent === 1) return
    for (const document of station.books.documents.filter((d) => d.kind === 'dispatch' && d.position > seen)) {
      seen = document.position
      for (const line of document.lines) {
        tick += 1
        const updated = new Date(Date.parse(station.now()) + 8 * 3_600_000 + tick).toISOString().slice(0, 23)
        const abo = station.strikes('wrongCodes') ? '9' : (line['ABO'] ?? '')
        await pool.query(
          `INSERT INTO bs_blood2hos (dispatch_no, dispatch_date, donation_code, product_code, product_name, volume, abo, rh, expires_at, price, hospital_code, hospital_name, updated_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'H0001', '练习医院', $11)
           ON CONFLICT (dispatch_no, donation_code, product_code) DO UPDATE SET abo = EXCLUDED.abo, price = EXCLUDED.price, updated_at = EXCLUDED.updated_at`,
          [document.number, document.head['发血日期'], line['献血码'], (line['血液产品码'] ?? '').replace('=<', ''), line['血液名称'], line['容量'], abo, line['RH'], line['失效日期'], line['血液价格'], updated]
        )
      }
    }
  }
  return { look, stop: () => pool.end() }
}
