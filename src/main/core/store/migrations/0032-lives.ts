/**
 * Frozen: a change is a new migration. Each entry of the outbox keeps the place at which the server took it: the life of this database at the
 * server (incarnation) and the sequence in that life. So what was settled in an earlier life can be said again to a server that was put back to
 * before it. Of entries that were settled before a life now past nobody knows the place any more: they count to the last one of those.
 * An entry that was refused and has no outcome waits to be withdrawn: the server that had refused it was put back, and must never do it.
 */
export const lives = `
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
  -- Life in which it was last said, and its place in the sequence that the server counts in that life; null on a bench that has none.
  life INTEGER,
  sync_seq INTEGER,
  outcome TEXT,
  refusal TEXT,
  case_id TEXT,
  -- When a person has seen a refusal or a case that came back.
  seen_at TEXT,
  UNIQUE (life, sync_seq)
) STRICT;
INSERT INTO outbox (seq, command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written, decided_by, life, sync_seq, outcome, refusal, case_id, seen_at)
  SELECT seq, command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written, decided_by,
    (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'sync.incarnation') - (sync_seq IS NULL), sync_seq, outcome, refusal, case_id, seen_at
  FROM outbox_before;
DROP TABLE outbox_before;
CREATE INDEX outbox_open ON outbox (sync_seq) WHERE state IN ('pending', 'undecided');
CREATE INDEX outbox_withdrawn ON outbox (sync_seq) WHERE state = 'refused' AND outcome IS NULL;
CREATE INDEX outbox_told ON outbox (seq) WHERE outcome IN ('refused', 'appliedWithCase', 'blocked') AND seen_at IS NULL;
`
