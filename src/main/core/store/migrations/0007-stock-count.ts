import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. */
export const stockCount =
  layered('stock_count', 'fridge_id TEXT NOT NULL, state TEXT NOT NULL, started_at TEXT NOT NULL, started_by TEXT NOT NULL, closed_at TEXT, closed_by TEXT, checked_by TEXT, listed INTEGER, found INTEGER, missing INTEGER', ['(fridge_id, state)', '(started_at)']) +
  layered('count_line', `count_id TEXT NOT NULL, unit_id TEXT NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL`, ['UNIQUE (count_id, unit_id)'])
