import type pg from 'pg'

/**
 * Invented history straight by SQL: `units` bags of the past (most issued, one in twenty in stock) and `audit` entries of the server's chain.
 * Their hashes are no chain: what is measured is how the size weighs on what is done next.
 */
export async function fillDatabase(pool: pg.Pool, { units, audit }: { readonly units: number; readonly audit: number }): Promise<void> {
  const product = (await pool.query<{ id: string }>("SELECT id FROM product WHERE site_id = 'main' AND code = 'D1002'")).rows[0]?.id ?? ''
  const inBatches = async (count: number, sql: string, values: readonly unknown[] = []): Promise<void> => {
    for (let from = 1; from <= count; from += 100_000) await pool.query(sql, [from, Math.min(count, from + 99_999), ...values])
  }
  await inBatches(
    units,
    `INSERT INTO unit (site_id, id, version, din, product_code, product_id, component_class, component_name, abo, rhd, quantity, quantity_unit, volume_ml, expires_at, state, self_number, fridge_id,
       dispatch_id, dispatch_line_id, received_at, received_by, quarantine_reason, autologous_patient_id, issue_id, holder, epoch, recall_by)
     SELECT 'main', gen_random_uuid()::text, 4, 'X' || lpad(i::text, 12, '0'), 'D1002V00', $3, 'red-cells', '去白细胞悬浮红细胞', (ARRAY['A','B','O','AB'])[1 + i % 4], 'pos', 2, 'U', 280,
       '2027-01-01T15:59:00.000Z', CASE WHEN i % 20 = 0 THEN 'in-stock' ELSE 'issued' END, 'H' || lpad(i::text, 8, '0'), NULL, NULL, NULL, '2026-01-01T00:00:00.000Z', 'x', NULL, NULL, NULL, 'server', 1, NULL
     FROM generate_series($1::int, $2::int) i`,
    [product]
  )
  const { rows } = await pool.query<{ seq: number }>("SELECT audit_seq AS seq FROM sync_clock WHERE site_id = 'main'")
  const before = rows[0]?.seq ?? 0
  await inBatches(
    audit,
    `INSERT INTO audit_entry (site_id, seq, at, device_id, actor_id, actor_name, second_id, second_name, action, subjects, detail, command_id, digest, hash)
     SELECT 'main', $3 + i, '2026-01-01T00:00:00.000Z', 'd', 'u', 'x', NULL, NULL, 'stock.move', '["unit:' || i || '"]', '{"n":' || i || '}', NULL, repeat('0', 64), repeat('0', 64) FROM generate_series($1::int, $2::int) i`,
    [before]
  )
  await pool.query("UPDATE sync_clock SET audit_seq = audit_seq + $1 WHERE site_id = 'main'", [audit])
  await pool.query('ANALYZE')
}
