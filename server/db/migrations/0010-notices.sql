-- Notices of the station and recalls (R10): documents, as src/shared/domain/notices has them.
CREATE TABLE notice (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  partner_id text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  published_at text,
  taken_at text NOT NULL,
  recall_id text,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE notice_read (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  notice_id text NOT NULL,
  user_id text NOT NULL,
  notice_version bigint NOT NULL,
  read_at text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON notice_read (site_id, notice_id);
CREATE TABLE recall (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  notice_id text,
  reason text NOT NULL,
  dins jsonb NOT NULL,
  products jsonb NOT NULL,
  state text NOT NULL,
  opened_at text NOT NULL,
  opened_by text NOT NULL,
  checked_by text,
  closed_at text,
  closed_by text,
  close_checked_by text,
  conclusion text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON recall (site_id, state);
CREATE TABLE recall_line (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  recall_id text NOT NULL,
  din text NOT NULL,
  product_code text NOT NULL,
  unit_id text,
  "where" text NOT NULL,
  issue_id text,
  patient_id text,
  follow_up text,
  done_at text,
  done_by text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON recall_line (site_id, recall_id);
