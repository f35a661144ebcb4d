import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. How codes of a station are read that are no ISBT 128 (ADR 0016). */
export const codeRules = layered(
  'code_rule',
  'name TEXT NOT NULL, pattern TEXT NOT NULL, aim TEXT, station TEXT NOT NULL, priority INTEGER NOT NULL, fields TEXT NOT NULL, active INTEGER NOT NULL',
  ['UNIQUE (name)']
)
