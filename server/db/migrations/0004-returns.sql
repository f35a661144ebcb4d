-- Bags that go back to the station (R08): documents, as src/shared/domain/returns has them.
CREATE TABLE station_return (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  state text NOT NULL,
  requested_at text NOT NULL,
  requested_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON station_return (site_id, number);
CREATE TABLE station_return_line (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  return_id text NOT NULL,
  unit_id text NOT NULL,
  din text NOT NULL,
  product_code text NOT NULL,
  state text NOT NULL,
  decided_at text,
  decided_by text,
  checked_by text,
  decision_number text,
  station_reason text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON station_return_line (site_id, return_id, unit_id);
CREATE INDEX ON station_return_line (site_id, unit_id);
