-- Reservations with the station, its answers, the notes that filled them, templates (R01, R02): documents, as src/shared/domain/reservations has them.
CREATE TABLE reservation (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  needed_by text NOT NULL,
  urgent boolean NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL,
  lines jsonb NOT NULL,
  revision bigint NOT NULL,
  pending text,
  confirmed jsonb,
  reference text,
  refusal text,
  unseen boolean NOT NULL,
  created_at text NOT NULL,
  created_by text NOT NULL,
  submitted_at text,
  submitted_by text,
  withdraw_reason text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON reservation (site_id, number);
CREATE TABLE reservation_feedback (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  reservation_id text NOT NULL,
  number text NOT NULL,
  taken_at text NOT NULL,
  lines jsonb NOT NULL,
  problems jsonb NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON reservation_feedback (site_id, reservation_id);
CREATE TABLE reservation_dispatch (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  reservation_id text NOT NULL,
  dispatch_number text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON reservation_dispatch (site_id, reservation_id);
CREATE INDEX ON reservation_dispatch (site_id, dispatch_number);
CREATE TABLE reservation_template (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  weekdays jsonb NOT NULL,
  purpose text NOT NULL,
  lines jsonb NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
