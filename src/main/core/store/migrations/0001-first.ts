import { PRINT_JOB_DDL } from '../print-job-ddl.ts'
import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. */
export const first = `
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
  -- pending: a server has yet to take it. settled: this bench is its own authority and has decided it.
  state TEXT NOT NULL CHECK (state IN ('pending', 'settled')),
  -- Documents and print jobs it wrote, to answer the same command asked again.
  written TEXT NOT NULL
) STRICT;

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  device_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  second_id TEXT,
  second_name TEXT,
  action TEXT NOT NULL,
  subjects TEXT NOT NULL,
  detail TEXT NOT NULL,
  command_id TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_subject (
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE session (boot_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, signed_in_at TEXT NOT NULL) STRICT;
CREATE TABLE signature (
  token TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE TABLE sign_in_failure (badge TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at TEXT NOT NULL) STRICT;

${PRINT_JOB_DDL}
` + layered('site', 'hospital_name TEXT NOT NULL, sample_max_hours INTEGER NOT NULL, expiring_soon_hours INTEGER NOT NULL', []) +
layered('app_user', 'badge TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, pin_hash TEXT NOT NULL, active INTEGER NOT NULL', ['UNIQUE (badge)']) +
layered('product', 'code TEXT NOT NULL, name TEXT NOT NULL, component_class TEXT NOT NULL, quantity_unit TEXT NOT NULL, quantity REAL NOT NULL, volume_ml INTEGER NOT NULL, active INTEGER NOT NULL', ['UNIQUE (code)']) +
layered('fridge', 'code TEXT NOT NULL, name TEXT NOT NULL, temperature_band TEXT NOT NULL, component_classes TEXT NOT NULL, abo_groups TEXT NOT NULL, layers INTEGER NOT NULL, capacity INTEGER NOT NULL, active INTEGER NOT NULL', ['UNIQUE (code)']) +
layered('number_range', `fridge_id TEXT NOT NULL, prefix TEXT NOT NULL, digits INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, reset TEXT NOT NULL, low_water INTEGER NOT NULL, active INTEGER NOT NULL`, ['(fridge_id)']) +
layered('number_block', 'range_id TEXT NOT NULL, device_id TEXT NOT NULL, year INTEGER, first INTEGER NOT NULL, last INTEGER NOT NULL, next INTEGER NOT NULL', ['(range_id)']) +
layered('self_number', 'number TEXT NOT NULL, range_id TEXT NOT NULL, unit_id TEXT NOT NULL, state TEXT NOT NULL, assigned_at TEXT NOT NULL, confirmed_at TEXT, burned_at TEXT, burn_reason TEXT, reprints INTEGER NOT NULL', ['UNIQUE (number)', '(unit_id)', '(range_id, state)']) +
layered('dispatch', 'number TEXT NOT NULL, station_name TEXT NOT NULL, dispatched_at TEXT, imported_at TEXT NOT NULL, imported_by TEXT NOT NULL, file_name TEXT NOT NULL, state TEXT NOT NULL, finished_at TEXT, finished_by TEXT, checked_by TEXT, temperature_c REAL', ['UNIQUE (number)', '(state)']) +
layered('dispatch_line', 'dispatch_id TEXT NOT NULL, line_no INTEGER NOT NULL, listed INTEGER NOT NULL, din TEXT NOT NULL, product_code TEXT NOT NULL, product_id TEXT, component_name TEXT NOT NULL, abo TEXT NOT NULL, rhd TEXT, volume_ml INTEGER NOT NULL, expires_at TEXT NOT NULL, price_fen INTEGER, outcome TEXT NOT NULL, findings TEXT NOT NULL, unit_id TEXT', ['(dispatch_id, din)', '(dispatch_id, outcome, listed)', '(din)']) +
layered('unit', 'din TEXT NOT NULL, product_code TEXT NOT NULL, product_id TEXT NOT NULL, component_class TEXT NOT NULL, component_name TEXT NOT NULL, abo TEXT NOT NULL, rhd TEXT, quantity REAL NOT NULL, quantity_unit TEXT NOT NULL, volume_ml INTEGER NOT NULL, expires_at TEXT NOT NULL, state TEXT NOT NULL, self_number TEXT, fridge_id TEXT, dispatch_id TEXT, dispatch_line_id TEXT, received_at TEXT NOT NULL, received_by TEXT NOT NULL, quarantine_reason TEXT, autologous_patient_id TEXT, issue_id TEXT, holder TEXT NOT NULL, epoch INTEGER NOT NULL', ['UNIQUE (din, product_code)', 'UNIQUE (self_number)', '(state, component_class, abo, rhd, expires_at)', '(state, expires_at)', '(fridge_id, state)']) +
layered('patient', 'record_number TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL, birth_date TEXT NOT NULL, ward TEXT NOT NULL, bed TEXT NOT NULL, abo TEXT, rhd TEXT, antibody_history INTEGER NOT NULL', ['UNIQUE (record_number)']) +
layered('request', 'number TEXT NOT NULL, patient_id TEXT NOT NULL, component_class TEXT NOT NULL, quantity REAL NOT NULL, quantity_unit TEXT NOT NULL, issued_quantity REAL NOT NULL, requested_by TEXT NOT NULL, requested_at TEXT NOT NULL, state TEXT NOT NULL, consent_signed INTEGER NOT NULL', ['UNIQUE (number)', '(patient_id)', '(state)']) +
layered('sample', 'number TEXT NOT NULL, patient_id TEXT NOT NULL, request_id TEXT NOT NULL, collected_at TEXT NOT NULL, received_at TEXT NOT NULL, received_by TEXT NOT NULL, state TEXT NOT NULL, reject_reason TEXT, abo TEXT, rhd TEXT, grouped_by TEXT, antibody_screen TEXT', ['UNIQUE (number)', '(patient_id)', '(request_id)']) +
layered('crossmatch', 'request_id TEXT NOT NULL, sample_id TEXT NOT NULL, patient_id TEXT NOT NULL, unit_id TEXT NOT NULL, method TEXT NOT NULL, major TEXT NOT NULL, minor TEXT NOT NULL, tested_by TEXT NOT NULL, checked_by TEXT NOT NULL, tested_at TEXT NOT NULL', ['(unit_id)', '(request_id)']) +
// The backstop under the rule: a bag has at most one issue that was not taken back (design §5).
layered('issue', 'unit_id TEXT NOT NULL, request_id TEXT NOT NULL, patient_id TEXT NOT NULL, crossmatch_id TEXT, issued_by TEXT NOT NULL, checked_by TEXT NOT NULL, issued_at TEXT NOT NULL, returned_at TEXT, return_reason TEXT', ['UNIQUE (unit_id)', '(request_id)', '(issued_at)'])
