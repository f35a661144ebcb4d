-- Groups that two people concluded (R31, R22), and how many groupings that takes: documents, as src/shared/domain/testing has them.
CREATE TABLE group_conclusion (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  patient_id text NOT NULL,
  sample_id text,
  abo text NOT NULL,
  rhd text NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  old_abo text,
  old_rhd text,
  grouping_ids jsonb NOT NULL,
  concluded_by text NOT NULL,
  checked_by text NOT NULL,
  concluded_at text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON group_conclusion (site_id, patient_id);
CREATE INDEX ON group_conclusion (site_id, sample_id);
ALTER TABLE testing_policy ADD COLUMN conclusion_needs_groupings bigint NOT NULL DEFAULT 2;
