import { added, layered } from '../layered.ts'

/** Emergency release with its tasks, exception cases, volume tiers. Frozen: a change is a new migration. */
export const tasks =
  added('issue', 'emergency INTEGER NOT NULL DEFAULT 0') +
  added('issue', 'emergency_reason TEXT') +
  added('issue', 'authoriser TEXT') +
  added('issue', 'unknown_patient INTEGER NOT NULL DEFAULT 0') +
  added('issue', 'rhd_reason TEXT') +
  added('request', 'approved_by_role TEXT') +
  layered('task', 'kind TEXT NOT NULL, unit_id TEXT, request_id TEXT, patient_id TEXT, state TEXT NOT NULL, opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, due_at TEXT NOT NULL, closed_at TEXT, closed_by TEXT, result_id TEXT', ['(state, due_at)', '(patient_id, state)']) +
  layered('exception_case', 'kind TEXT NOT NULL, severity TEXT NOT NULL, owner_role TEXT NOT NULL, unit_id TEXT, request_id TEXT, patient_id TEXT, finding TEXT NOT NULL, state TEXT NOT NULL, opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, due_at TEXT NOT NULL, closed_at TEXT, closed_by TEXT, countersigned_by TEXT, conclusion TEXT', ['(state, due_at)', '(patient_id, state)']) +
  layered('policy', 'volumes TEXT NOT NULL, review_from_ml INTEGER NOT NULL, office_from_ml INTEGER NOT NULL, day_rule TEXT NOT NULL, emergency_rhd TEXT NOT NULL, emergency_test_hours INTEGER NOT NULL, emergency_request_hours INTEGER NOT NULL', [])
