-- One hospital group, one database: site_id stands first in every key (design §5), so that the same SQL runs sharded.

-- The clock: one row per site, taken last in every transaction that changes something. Its head is the cursor of the benches.
CREATE TABLE sync_clock (
  site_id text PRIMARY KEY,
  head bigint NOT NULL,
  -- Changes up to and including this position are no longer in the feed.
  feed_floor bigint NOT NULL,
  -- Last position that changed a setting (people, products, fridges, policies …): a server keeps those until it moves.
  settings_position bigint NOT NULL,
  audit_seq bigint NOT NULL,
  audit_hash text NOT NULL
);

-- Whoever changes settings takes this row first, so that many who do wait in turn instead of beating one another.
CREATE TABLE settings_turn (
  site_id text PRIMARY KEY
);

CREATE TABLE device (
  site_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  key_hash text NOT NULL,
  incarnation bigint NOT NULL,
  acked_seq bigint NOT NULL,
  acked_audit_seq bigint NOT NULL,
  audit_hash text NOT NULL,
  enrolled_at text NOT NULL,
  revoked_at text,
  last_seen_at text,
  app_version text NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE enrol_code (
  site_id text NOT NULL,
  code_hash text NOT NULL,
  device_name text NOT NULL,
  expires_at text NOT NULL,
  used_at text,
  PRIMARY KEY (site_id, code_hash)
);

-- Everything benches ever sent, as sent.
CREATE TABLE command_log (
  site_id text NOT NULL,
  command_id text NOT NULL,
  device_id text NOT NULL,
  incarnation bigint NOT NULL,
  seq bigint NOT NULL,
  name text NOT NULL,
  version bigint NOT NULL,
  payload text NOT NULL,
  payload_hash text NOT NULL,
  actor_id text NOT NULL,
  second_id text,
  occurred_at text NOT NULL,
  recorded_at text NOT NULL,
  decided_by text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('applied', 'appliedWithCase', 'refused', 'blocked')),
  refusal jsonb,
  case_id text,
  position bigint NOT NULL,
  PRIMARY KEY (site_id, command_id),
  UNIQUE (site_id, device_id, incarnation, seq)
);

-- A command that was taken before came again at another place of the sequence (a restored bench), or with another content under its id.
CREATE TABLE command_repeated (
  site_id text NOT NULL,
  device_id text NOT NULL,
  incarnation bigint NOT NULL,
  seq bigint NOT NULL,
  command_id text NOT NULL,
  recorded_at text NOT NULL,
  other_payload text,
  PRIMARY KEY (site_id, device_id, incarnation, seq)
);

CREATE TABLE feed (
  site_id text NOT NULL,
  position bigint NOT NULL,
  entity text NOT NULL,
  doc_id text NOT NULL,
  version bigint NOT NULL,
  doc jsonb NOT NULL,
  PRIMARY KEY (site_id, position, entity, doc_id)
);

-- The server's own chain: one entry per position of the clock.
CREATE TABLE audit_entry (
  site_id text NOT NULL,
  seq bigint NOT NULL,
  at text NOT NULL,
  device_id text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  second_id text,
  second_name text,
  action text NOT NULL,
  subjects text NOT NULL,
  detail text NOT NULL,
  command_id text,
  digest text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (site_id, seq)
);

-- The chains of the benches, entry by entry as they came.
CREATE TABLE bench_audit (
  site_id text NOT NULL,
  device_id text NOT NULL,
  incarnation bigint NOT NULL,
  seq bigint NOT NULL,
  entry jsonb NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (site_id, device_id, incarnation, seq)
);

-- What each person might do since when: a command is authorised as of the time it happened.
CREATE TABLE user_history (
  site_id text NOT NULL,
  user_id text NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  from_at text NOT NULL,
  roles jsonb NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, user_id, version)
);

-- Documents: src/shared/domain holds their meaning; server/src/sync/schema-drift.test.ts holds these tables against them.
CREATE TABLE site (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  hospital_name text NOT NULL,
  sample_max_hours bigint NOT NULL,
  expiring_soon_hours bigint NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE app_user (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  badge text NOT NULL,
  name text NOT NULL,
  roles jsonb NOT NULL,
  pin_hash text NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON app_user (site_id, badge);
CREATE TABLE product (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  component_class text NOT NULL,
  quantity_unit text NOT NULL,
  quantity double precision NOT NULL,
  volume_ml bigint NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON product (site_id, code);
CREATE TABLE fridge (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  temperature_band text NOT NULL,
  component_classes jsonb NOT NULL,
  abo_groups jsonb NOT NULL,
  layers bigint NOT NULL,
  capacity bigint NOT NULL,
  active boolean NOT NULL,
  home_device_id text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON fridge (site_id, code);
CREATE TABLE number_range (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  fridge_id text NOT NULL,
  prefix text NOT NULL,
  digits bigint NOT NULL,
  start bigint NOT NULL,
  "end" bigint NOT NULL,
  reset text NOT NULL,
  low_water bigint NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON number_range (site_id, fridge_id);
CREATE TABLE number_block (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  range_id text NOT NULL,
  device_id text NOT NULL,
  year bigint,
  first bigint NOT NULL,
  last bigint NOT NULL,
  next bigint NOT NULL,
  retired_from bigint,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON number_block (site_id, range_id);
-- Two benches that lease at the same moment read the same last block: one of them is done again (found under load).
CREATE UNIQUE INDEX number_block_first ON number_block (site_id, range_id, coalesce(year, 0), first);
CREATE TABLE self_number (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  range_id text NOT NULL,
  unit_id text NOT NULL,
  state text NOT NULL,
  assigned_at text NOT NULL,
  confirmed_at text,
  burned_at text,
  burn_reason text,
  reprints bigint NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON self_number (site_id, number);
CREATE INDEX ON self_number (site_id, unit_id);
CREATE INDEX ON self_number (site_id, range_id, state);
CREATE INDEX ON self_number (site_id, confirmed_at);
CREATE TABLE code_rule (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  pattern text NOT NULL,
  aim text,
  station text NOT NULL,
  priority bigint NOT NULL,
  fields jsonb NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON code_rule (site_id, name);
CREATE TABLE dispatch (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  station_name text NOT NULL,
  dispatched_at text,
  imported_at text NOT NULL,
  imported_by text NOT NULL,
  file_name text NOT NULL,
  state text NOT NULL,
  finished_at text,
  finished_by text,
  checked_by text,
  temperature_c double precision,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON dispatch (site_id, number);
CREATE INDEX ON dispatch (site_id, state);
CREATE TABLE dispatch_line (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  dispatch_id text NOT NULL,
  line_no bigint NOT NULL,
  listed boolean NOT NULL,
  din text NOT NULL,
  product_code text NOT NULL,
  product_id text,
  component_name text NOT NULL,
  abo text NOT NULL,
  rhd text,
  volume_ml bigint NOT NULL,
  expires_at text NOT NULL,
  price_fen bigint,
  outcome text NOT NULL,
  findings jsonb NOT NULL,
  unit_id text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON dispatch_line (site_id, dispatch_id, din);
CREATE INDEX ON dispatch_line (site_id, dispatch_id, outcome, listed);
CREATE INDEX ON dispatch_line (site_id, din);
CREATE TABLE unit (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  din text NOT NULL,
  product_code text NOT NULL,
  product_id text NOT NULL,
  component_class text NOT NULL,
  component_name text NOT NULL,
  abo text NOT NULL,
  rhd text,
  quantity double precision NOT NULL,
  quantity_unit text NOT NULL,
  volume_ml bigint NOT NULL,
  expires_at text NOT NULL,
  state text NOT NULL,
  self_number text,
  fridge_id text,
  dispatch_id text,
  dispatch_line_id text,
  received_at text NOT NULL,
  received_by text NOT NULL,
  quarantine_reason text,
  autologous_patient_id text,
  issue_id text,
  holder text NOT NULL,
  epoch bigint NOT NULL,
  recall_by text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON unit (site_id, din, product_code);
CREATE UNIQUE INDEX ON unit (site_id, self_number);
CREATE INDEX ON unit (site_id, state, component_class, abo, rhd, expires_at);
CREATE INDEX ON unit (site_id, state, expires_at);
CREATE INDEX ON unit (site_id, fridge_id, state);
CREATE INDEX ON unit (site_id, state, self_number);
CREATE INDEX ON unit (site_id, state, din);
CREATE TABLE patient (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  record_number text NOT NULL,
  name text NOT NULL,
  sex text NOT NULL,
  birth_date text NOT NULL,
  ward text NOT NULL,
  bed text NOT NULL,
  abo text,
  rhd text,
  antibody_history boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON patient (site_id, record_number);
CREATE TABLE request (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  patient_id text NOT NULL,
  component_class text NOT NULL,
  quantity double precision NOT NULL,
  quantity_unit text NOT NULL,
  issued_quantity double precision NOT NULL,
  requested_by text NOT NULL,
  requested_at text NOT NULL,
  state text NOT NULL,
  consent_signed boolean NOT NULL,
  approved_by_role text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON request (site_id, number);
CREATE INDEX ON request (site_id, patient_id);
CREATE INDEX ON request (site_id, state);
CREATE INDEX ON request (site_id, id) WHERE state <> 'cancelled' AND issued_quantity < quantity;
CREATE TABLE sample (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  number text NOT NULL,
  patient_id text NOT NULL,
  request_id text NOT NULL,
  collected_at text NOT NULL,
  received_at text NOT NULL,
  received_by text NOT NULL,
  state text NOT NULL,
  reject_reason text,
  abo text,
  rhd text,
  grouped_by text,
  antibody_screen text,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON sample (site_id, number);
CREATE INDEX ON sample (site_id, patient_id);
CREATE INDEX ON sample (site_id, request_id);
CREATE TABLE crossmatch (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  request_id text NOT NULL,
  sample_id text NOT NULL,
  patient_id text NOT NULL,
  unit_id text NOT NULL,
  method text NOT NULL,
  major text NOT NULL,
  minor text NOT NULL,
  tested_by text NOT NULL,
  checked_by text NOT NULL,
  tested_at text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON crossmatch (site_id, unit_id);
CREATE INDEX ON crossmatch (site_id, request_id);
CREATE TABLE grouping (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  subject text NOT NULL,
  sample_id text,
  unit_id text,
  patient_id text,
  reactions jsonb NOT NULL,
  abo text,
  rhd text,
  weak_d boolean NOT NULL,
  discrepancies jsonb NOT NULL,
  tested_by text NOT NULL,
  checked_by text NOT NULL,
  tested_at text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON grouping (site_id, sample_id);
CREATE INDEX ON grouping (site_id, unit_id);
CREATE INDEX ON grouping (site_id, patient_id);
CREATE INDEX ON grouping (site_id, tested_at);
CREATE TABLE antibody_screen (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  sample_id text NOT NULL,
  patient_id text NOT NULL,
  method text NOT NULL,
  cells jsonb NOT NULL,
  result text NOT NULL,
  tested_by text NOT NULL,
  checked_by text NOT NULL,
  tested_at text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON antibody_screen (site_id, sample_id);
CREATE INDEX ON antibody_screen (site_id, patient_id);
CREATE INDEX ON antibody_screen (site_id, tested_at);
CREATE TABLE sample_check (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  sample_id text NOT NULL,
  label_faults jsonb NOT NULL,
  rejection_reason text,
  checked_at text NOT NULL,
  checked_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON sample_check (site_id, sample_id);
CREATE TABLE testing_policy (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  positive_screen_needs_antiglobulin boolean NOT NULL,
  require_unit_retype boolean NOT NULL,
  electronic_crossmatch_aid boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE stock_count (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  fridge_id text NOT NULL,
  state text NOT NULL,
  started_at text NOT NULL,
  started_by text NOT NULL,
  closed_at text,
  closed_by text,
  checked_by text,
  listed bigint,
  found bigint,
  missing bigint,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON stock_count (site_id, fridge_id, state);
CREATE INDEX ON stock_count (site_id, started_at);
CREATE TABLE count_line (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  count_id text NOT NULL,
  unit_id text NOT NULL,
  outcome text NOT NULL,
  at text NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX ON count_line (site_id, count_id, unit_id);
CREATE TABLE task (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  unit_id text,
  request_id text,
  patient_id text,
  state text NOT NULL,
  opened_at text NOT NULL,
  opened_by text NOT NULL,
  due_at text NOT NULL,
  closed_at text,
  closed_by text,
  result_id text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON task (site_id, state, due_at);
CREATE INDEX ON task (site_id, patient_id, state);
CREATE TABLE exception_case (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  severity text NOT NULL,
  owner_role text NOT NULL,
  unit_id text,
  request_id text,
  patient_id text,
  finding text NOT NULL,
  state text NOT NULL,
  opened_at text NOT NULL,
  opened_by text NOT NULL,
  due_at text NOT NULL,
  acknowledged_at text,
  acknowledged_by text,
  closed_at text,
  closed_by text,
  countersigned_by text,
  conclusion text,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON exception_case (site_id, state, due_at);
CREATE INDEX ON exception_case (site_id, patient_id, state);
CREATE TABLE policy (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  volumes jsonb NOT NULL,
  review_from_ml bigint NOT NULL,
  office_from_ml bigint NOT NULL,
  day_rule text NOT NULL,
  emergency_rhd text NOT NULL,
  emergency_test_hours bigint NOT NULL,
  emergency_request_hours bigint NOT NULL,
  offline_issue boolean NOT NULL,
  max_offline_hours bigint NOT NULL,
  offline_sign_in_hours bigint NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE bench (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE TABLE issue (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  unit_id text NOT NULL,
  request_id text NOT NULL,
  patient_id text NOT NULL,
  crossmatch_id text,
  issued_by text NOT NULL,
  checked_by text NOT NULL,
  issued_at text NOT NULL,
  returned_at text,
  return_reason text,
  emergency boolean NOT NULL,
  emergency_reason text,
  authoriser text,
  unknown_patient boolean NOT NULL,
  rhd_reason text,
  conflict boolean NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON issue (site_id, unit_id);
CREATE INDEX ON issue (site_id, request_id);
CREATE INDEX ON issue (site_id, issued_at);


-- The backstop under the rule: a bag has at most one issue that was not taken back (design §5).
-- One that happened all the same is recorded beside it as a conflict, with a case.
CREATE UNIQUE INDEX issue_open ON issue (site_id, unit_id) WHERE NOT conflict;
