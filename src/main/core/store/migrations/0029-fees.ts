import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Prices, statements, explanations and signed months (R09); the bags of a month are found by when they came. */
export const fees =
  layered('fee_price', 'product_code TEXT NOT NULL, from_day TEXT NOT NULL, price_fen INTEGER NOT NULL', ['(product_code, from_day)']) +
  layered('fee_statement', 'number TEXT NOT NULL, period TEXT NOT NULL, source TEXT NOT NULL, file_name TEXT NOT NULL, total_fen INTEGER NOT NULL, lines TEXT NOT NULL, taken_at TEXT NOT NULL, taken_by TEXT NOT NULL', ['(period)']) +
  layered('fee_explanation', 'month TEXT NOT NULL, row_key TEXT NOT NULL, text TEXT NOT NULL, written_at TEXT NOT NULL, written_by TEXT NOT NULL', ['(month)']) +
  layered('fee_period', 'rows TEXT NOT NULL, statement_ids TEXT NOT NULL, expected_fen INTEGER NOT NULL, billed_fen INTEGER NOT NULL, signed_at TEXT NOT NULL, signed_by TEXT NOT NULL, checked_by TEXT NOT NULL', []) +
  ['base', 'local'].map((layer) => `CREATE INDEX ${layer}_unit_received ON ${layer}_unit (received_at);\nCREATE INDEX ${layer}_return_decided ON ${layer}_station_return_line (decided_at);\n`).join('')
