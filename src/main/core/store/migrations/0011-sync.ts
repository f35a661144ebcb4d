import { added } from '../layered.ts'

/** A bag has one issue that counts; what happened beside it is kept as a conflict. */
const oneIssue = ['base', 'local'].map((layer) => `DROP INDEX ${layer}_issue_0;\nCREATE UNIQUE INDEX ${layer}_issue_0 ON ${layer}_issue (unit_id) WHERE conflict = 0;\nCREATE INDEX ${layer}_issue_unit ON ${layer}_issue (unit_id);\n`).join('')

/**
 * Frozen: a change is a new migration. The outbox of a bench that has a server: who decides a command, what became of it, and its place
 * in the sequence of the present incarnation (an outbox row keeps its own `seq` for ever, as backups and salvage know it by that).
 */
export const sync = `${added('issue', 'conflict INTEGER NOT NULL DEFAULT 0')}${oneIssue}
ALTER TABLE outbox RENAME TO outbox_before;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intent', 'fact', 'evidence')),
  payload TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  second_id TEXT,
  occurred_at TEXT NOT NULL,
  -- pending: a server has yet to take it. undecided: the server was asked and has not answered. settled: done. refused: the server said no.
  state TEXT NOT NULL CHECK (state IN ('pending', 'undecided', 'settled', 'refused')),
  -- Documents and print jobs it wrote, to answer the same command asked again.
  written TEXT NOT NULL,
  decided_by TEXT NOT NULL DEFAULT 'bench' CHECK (decided_by IN ('bench', 'server')),
  -- Place in the sequence that the server counts; null on a bench that has none.
  sync_seq INTEGER UNIQUE,
  outcome TEXT,
  refusal TEXT,
  case_id TEXT,
  -- When a person has seen a refusal or a case that came back.
  seen_at TEXT
) STRICT;
INSERT INTO outbox (seq, command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written)
  SELECT seq, command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written FROM outbox_before;
DROP TABLE outbox_before;
CREATE INDEX outbox_open ON outbox (sync_seq) WHERE state IN ('pending', 'undecided');
CREATE INDEX outbox_told ON outbox (seq) WHERE outcome IN ('refused', 'appliedWithCase', 'blocked') AND seen_at IS NULL;
`
