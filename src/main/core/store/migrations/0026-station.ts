import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. The link to the blood stations as people see it (R01, R03, R07-R10, R24). */
export const station =
  layered('station_link', 'name TEXT NOT NULL, adapter TEXT NOT NULL, state TEXT NOT NULL, away_since TEXT, problem TEXT, waiting INTEGER NOT NULL, oldest_waiting_at TEXT, dead INTEGER NOT NULL', []) +
  layered(
    'station_message',
    'partner_id TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, queued_at TEXT NOT NULL, settled_at TEXT, problem TEXT, answer TEXT, head TEXT NOT NULL, lines TEXT NOT NULL, wish TEXT, wished_by TEXT, wish_reason TEXT',
    ['(subject)', '(state, queued_at)']
  ) +
  layered(
    'station_finding',
    'partner_id TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, problem TEXT NOT NULL, text TEXT NOT NULL, lines TEXT NOT NULL, found_at TEXT NOT NULL, state TEXT NOT NULL, closed_at TEXT, closed_by TEXT, note TEXT NOT NULL',
    ['(state, found_at)']
  ) +
  layered('station_mapping', 'fields TEXT NOT NULL, "values" TEXT NOT NULL', [])
