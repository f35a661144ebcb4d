import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Bags that go back to the station (R08). */
export const returns =
  layered('station_return', 'number TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL, state TEXT NOT NULL, requested_at TEXT NOT NULL, requested_by TEXT NOT NULL', ['UNIQUE (number)', '(state)']) +
  layered(
    'station_return_line',
    'return_id TEXT NOT NULL, unit_id TEXT NOT NULL, din TEXT NOT NULL, product_code TEXT NOT NULL, state TEXT NOT NULL, decided_at TEXT, decided_by TEXT, checked_by TEXT, decision_number TEXT, station_reason TEXT',
    ['UNIQUE (return_id, unit_id)', '(unit_id)']
  )
