-- The station's fees (R09): documents, as src/shared/domain/fees has them.
CREATE TABLE fee_price (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  product_code text NOT NULL,
  from_day text NOT NULL,
  price_fen bigint NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON fee_price (site_id, product_code, from_day);
CREATE TABLE fee_statement (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  period text NOT NULL,
  source text NOT NULL,
  file_name text NOT NULL,
  total_fen bigint NOT NULL,
  lines jsonb NOT NULL,
  taken_at text NOT NULL,
  taken_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON fee_statement (site_id, period);
CREATE TABLE fee_explanation (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  month text NOT NULL,
  row_key text NOT NULL,
  "text" text NOT NULL,
  written_at text NOT NULL,
  written_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON fee_explanation (site_id, month);
CREATE TABLE fee_period (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  "rows" jsonb NOT NULL,
  statement_ids jsonb NOT NULL,
  expected_fen bigint NOT NULL,
  billed_fen bigint NOT NULL,
  signed_at text NOT NULL,
  signed_by text NOT NULL,
  checked_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
