import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Reservations with the station, its answers, the notes that filled them, templates (R01, R02). */
export const reservations =
  layered('reservation', 'number TEXT NOT NULL, needed_by TEXT NOT NULL, urgent INTEGER NOT NULL, purpose TEXT NOT NULL, state TEXT NOT NULL, lines TEXT NOT NULL, revision INTEGER NOT NULL, pending TEXT, confirmed TEXT, reference TEXT, refusal TEXT, unseen INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, submitted_at TEXT, submitted_by TEXT, withdraw_reason TEXT', ['(number)', '(state, needed_by)']) +
  layered('reservation_feedback', 'reservation_id TEXT NOT NULL, number TEXT NOT NULL, taken_at TEXT NOT NULL, lines TEXT NOT NULL, problems TEXT NOT NULL', ['(reservation_id)']) +
  layered('reservation_dispatch', 'reservation_id TEXT NOT NULL, dispatch_number TEXT NOT NULL', ['(reservation_id)', '(dispatch_number)']) +
  layered('reservation_template', 'name TEXT NOT NULL, weekdays TEXT NOT NULL, purpose TEXT NOT NULL, lines TEXT NOT NULL, active INTEGER NOT NULL', [])
