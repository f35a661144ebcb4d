-- The link to the stations as people see it: documents, as src/shared/domain/station/link.ts has them, and what of the gateway's own tables was shown.
ALTER TABLE station_outbox ADD COLUMN handlings bigint NOT NULL DEFAULT 0;
ALTER TABLE station_outbox ADD COLUMN shown text;
CREATE INDEX station_outbox_unshown ON station_outbox (site_id, partner_id, seq) WHERE shown IS DISTINCT FROM (state || ':' || handlings);
ALTER TABLE station_spoiled ADD COLUMN shown boolean NOT NULL DEFAULT false;
ALTER TABLE station_document ADD COLUMN shown boolean NOT NULL DEFAULT false;
CREATE TABLE station_link (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  adapter text NOT NULL,
  state text NOT NULL,
  away_since text,
  problem text,
  waiting bigint NOT NULL,
  oldest_waiting_at text,
  dead bigint NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE station_message (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  partner_id text NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  state text NOT NULL,
  queued_at text NOT NULL,
  settled_at text,
  problem text,
  answer text,
  head jsonb NOT NULL,
  lines jsonb NOT NULL,
  wish text,
  wished_by text,
  wish_reason text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON station_message (site_id, subject);
CREATE TABLE station_finding (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  partner_id text NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  problem text NOT NULL,
  text text NOT NULL,
  lines jsonb NOT NULL,
  found_at text NOT NULL,
  state text NOT NULL,
  closed_at text,
  closed_by text,
  note text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE station_mapping (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  fields jsonb NOT NULL,
  "values" jsonb NOT NULL,
  PRIMARY KEY (site_id, id)
);
