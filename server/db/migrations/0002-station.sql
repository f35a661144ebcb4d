-- The blood station (R01-R03, R07-R10): one row per partner, what goes to it in order, what came from it in all its versions.

-- A partner and how far we are with it. Its row is the lock of its queue: whoever puts a message in takes the next number from here.
CREATE TABLE station_partner (
  site_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  adapter text NOT NULL CHECK (adapter IN ('rest', 'soap', 'files', 'view')),
  settings jsonb NOT NULL,
  mapping jsonb NOT NULL,
  -- Where the next fetch begins; opaque, of the adapter.
  cursor text,
  -- How far of our own changes was asked for messages to it; null: not begun, all documents are walked.
  feed_cursor bigint,
  outbox_head bigint NOT NULL DEFAULT 0,
  -- Who works on it now, and until when without a sign of life. A message has its key, so two workers for a moment do no harm.
  worker text,
  worker_until text,
  -- Since when nobody answers; null: the last call was answered.
  away_since text,
  away_attempts bigint NOT NULL DEFAULT 0,
  last_answer_at text,
  last_problem text,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE station_outbox (
  site_id text NOT NULL,
  partner_id text NOT NULL,
  -- Order of sending.
  seq bigint NOT NULL,
  -- The same for every attempt, and for the same wish asked twice.
  key text NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  message jsonb NOT NULL,
  -- In our own words, where the station's table had no word for one of them: dead until the table has it and somebody plays it again.
  draft jsonb,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'dead', 'dropped')),
  -- Answers that were no answer. Being away does not count.
  faults bigint NOT NULL DEFAULT 0,
  attempts bigint NOT NULL DEFAULT 0,
  next_at text NOT NULL,
  last_problem text,
  -- What the station said: its reference, or code and reason.
  answer jsonb,
  queued_at text NOT NULL,
  settled_at text,
  -- Who played a dead message again or dropped it, and why.
  handled_by text,
  handled_reason text,
  PRIMARY KEY (site_id, partner_id, seq)
);
CREATE UNIQUE INDEX station_outbox_key ON station_outbox (site_id, partner_id, key);
CREATE INDEX station_outbox_open ON station_outbox (site_id, partner_id, seq) WHERE state IN ('waiting', 'dead');

-- Every version of every document that came. Only one of them is current.
CREATE TABLE station_document (
  site_id text NOT NULL,
  partner_id text NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  -- Ours, counting from 1 in the order of coming.
  version bigint NOT NULL,
  -- The station's own mark of the version.
  revision text,
  state text NOT NULL CHECK (state IN ('current', 'superseded', 'late', 'incomplete')),
  content_hash text NOT NULL,
  document jsonb NOT NULL,
  -- What is other than in the version that was current before: [{line, field, before, after}].
  difference jsonb NOT NULL,
  -- Lines that could not be read: [{line, field, value, code}].
  refused jsonb NOT NULL,
  -- How often this very content came.
  seen bigint NOT NULL,
  received_at text NOT NULL,
  -- When the modules had it; null: still to be handed over.
  handed_at text,
  -- What they made of it, in one word: imported, known, a code of a refusal.
  became text,
  PRIMARY KEY (site_id, partner_id, kind, number, version)
);
CREATE UNIQUE INDEX station_document_current ON station_document (site_id, partner_id, kind, number) WHERE state = 'current';
CREATE INDEX station_document_waiting ON station_document (site_id, received_at) WHERE state = 'current' AND handed_at IS NULL;

-- The lines as they stand now: one row per (partner, document number, line), whatever came how often.
CREATE TABLE station_line (
  site_id text NOT NULL,
  partner_id text NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  line_no bigint NOT NULL,
  -- The version of the document that last changed this line.
  version bigint NOT NULL,
  cells jsonb NOT NULL,
  -- False: a later version of the document has this line no more.
  present boolean NOT NULL,
  PRIMARY KEY (site_id, partner_id, kind, number, line_no)
);

-- What came and is no document: cut, in a wrong encoding, not as agreed. Once per source and text, with how often it came.
CREATE TABLE station_spoiled (
  site_id text NOT NULL,
  partner_id text NOT NULL,
  hash text NOT NULL,
  source text NOT NULL,
  text text NOT NULL,
  problem text NOT NULL,
  seen bigint NOT NULL,
  first_at text NOT NULL,
  last_at text NOT NULL,
  PRIMARY KEY (site_id, partner_id, hash)
);
