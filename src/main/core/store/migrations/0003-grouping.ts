import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Groupings, antibody screens, how tubes were looked at, and the switches of testing (R31). */
export const grouping =
  layered('grouping', 'subject TEXT NOT NULL, sample_id TEXT, unit_id TEXT, patient_id TEXT, reactions TEXT NOT NULL, abo TEXT, rhd TEXT, weak_d INTEGER NOT NULL, discrepancies TEXT NOT NULL, tested_by TEXT NOT NULL, checked_by TEXT NOT NULL, tested_at TEXT NOT NULL', ['(sample_id)', '(unit_id)', '(patient_id)', '(tested_at)']) +
  layered('antibody_screen', 'sample_id TEXT NOT NULL, patient_id TEXT NOT NULL, method TEXT NOT NULL, cells TEXT NOT NULL, result TEXT NOT NULL, tested_by TEXT NOT NULL, checked_by TEXT NOT NULL, tested_at TEXT NOT NULL', ['(sample_id)', '(patient_id)', '(tested_at)']) +
  layered('sample_check', 'sample_id TEXT NOT NULL, label_faults TEXT NOT NULL, rejection_reason TEXT, checked_at TEXT NOT NULL, checked_by TEXT NOT NULL', ['(sample_id)']) +
  layered('testing_policy', 'positive_screen_needs_antiglobulin INTEGER NOT NULL, require_unit_retype INTEGER NOT NULL, electronic_crossmatch_aid INTEGER NOT NULL', [])
