-- Matches by the station (R07): documents, as src/shared/domain/testing has them.
CREATE TABLE reference_referral (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  patient_id text NOT NULL,
  request_id text NOT NULL,
  sample_id text NOT NULL,
  sample_number text NOT NULL,
  sample_collected_at text NOT NULL,
  reason text NOT NULL,
  unit_ids jsonb NOT NULL,
  state text NOT NULL,
  created_at text NOT NULL,
  created_by text NOT NULL,
  courier text,
  handed_at text,
  handed_by text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON reference_referral (site_id, number);
CREATE TABLE reference_match (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  referral_number text NOT NULL,
  patient_id text NOT NULL,
  unit_id text NOT NULL,
  sample_collected_at text NOT NULL,
  result text NOT NULL,
  tested_at text NOT NULL,
  valid_hours bigint,
  source text NOT NULL,
  entered_by text NOT NULL,
  checked_by text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON reference_match (site_id, unit_id, patient_id);
CREATE INDEX ON reference_match (site_id, referral_number);
