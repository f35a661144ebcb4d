import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Matches by the station (R07). */
export const references =
  layered('reference_referral', 'number TEXT NOT NULL, patient_id TEXT NOT NULL, request_id TEXT NOT NULL, sample_id TEXT NOT NULL, sample_number TEXT NOT NULL, sample_collected_at TEXT NOT NULL, reason TEXT NOT NULL, unit_ids TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, courier TEXT, handed_at TEXT, handed_by TEXT', ['(number)', '(state)']) +
  layered('reference_match', 'referral_number TEXT NOT NULL, patient_id TEXT NOT NULL, unit_id TEXT NOT NULL, sample_collected_at TEXT NOT NULL, result TEXT NOT NULL, tested_at TEXT NOT NULL, valid_hours INTEGER, source TEXT NOT NULL, entered_by TEXT NOT NULL, checked_by TEXT', ['(unit_id, patient_id)', '(referral_number)'])
