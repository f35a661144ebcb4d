/** The durable print queue, as the migration creates it. Frozen: a change is a new migration. */
export const PRINT_JOB_DDL = `
CREATE TABLE print_job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  label_id TEXT,
  unit_id TEXT,
  self_number TEXT,
  printer_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'failed', 'unknown', 'cancelled')),
  content TEXT NOT NULL,
  copy INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_state ON print_job (state, seq);
`
