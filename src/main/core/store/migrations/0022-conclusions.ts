import { added, layered } from '../layered.ts'

/** Frozen: a change is a new migration. Groups that two people concluded (R31, R22), and how many groupings that takes. */
export const conclusions =
  layered(
    'group_conclusion',
    'patient_id TEXT NOT NULL, sample_id TEXT, abo TEXT NOT NULL, rhd TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, old_abo TEXT, old_rhd TEXT, grouping_ids TEXT NOT NULL, concluded_by TEXT NOT NULL, checked_by TEXT NOT NULL, concluded_at TEXT NOT NULL',
    ['(patient_id)', '(sample_id)']
  ) + added('testing_policy', 'conclusion_needs_groupings INTEGER NOT NULL DEFAULT 2')
