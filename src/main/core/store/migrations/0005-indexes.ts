const layers = ['base', 'local'] as const
const groups = ['state', 'component_class', 'abo', 'rhd'] as const
const of = (row: 'NEW' | 'OLD'): string => groups.map((c) => `${row}.${c}`).join(', ')
// IS, not =: a bag without an RhD type has NULL there.
const same = groups.map((c) => `${c} IS OLD.${c}`).join(' AND ')
const minus = `UPDATE unit_tally SET n = n - 1 WHERE ${same};`
const plus = `INSERT INTO unit_tally (${groups.join(', ')}, n) VALUES (${of('NEW')}, 1) ON CONFLICT (state, component_class, abo, coalesce(rhd, '')) DO UPDATE SET n = n + 1;`

/**
 * What does not stay flat as bags pile up, made flat (ADR 0017). Every index serves a screen named beside it; `unit_tally`
 * keeps how many confirmed bags there are of each state and kind, since counting a million of them takes half a second.
 */
export const indexes = [
  ...layers.flatMap((layer) => [
    // Stock list and search: a number or DIN by its first characters, among the bags of one state.
    `CREATE INDEX ${layer}_unit_state_number ON ${layer}_unit (state, self_number);`,
    `CREATE INDEX ${layer}_unit_state_din ON ${layer}_unit (state, din);`,
    // Numbering: scanned back today.
    `CREATE INDEX ${layer}_self_number_confirmed ON ${layer}_self_number (confirmed_at);`,
    // Testing and overview: what is still to be served.
    `CREATE INDEX ${layer}_request_open ON ${layer}_request (id) WHERE state <> 'cancelled' AND issued_quantity < quantity;`
  ]),
  // Top bar: commands that a server has yet to take.
  `CREATE INDEX outbox_pending ON outbox (seq) WHERE state = 'pending';`,
  // Numbering: the last label of a bag. The queue: the next place in it.
  'CREATE INDEX print_job_unit ON print_job (unit_id);',
  'CREATE INDEX print_job_seq ON print_job (seq);',
  'CREATE TABLE unit_tally (state TEXT NOT NULL, component_class TEXT NOT NULL, abo TEXT NOT NULL, rhd TEXT, n INTEGER NOT NULL CHECK (n >= 0)) STRICT;',
  `CREATE UNIQUE INDEX unit_tally_group ON unit_tally (state, component_class, abo, coalesce(rhd, ''));`,
  `INSERT INTO unit_tally SELECT ${groups.join(', ')}, count(*) FROM base_unit GROUP BY ${groups.join(', ')};`,
  `CREATE TRIGGER unit_tally_insert AFTER INSERT ON base_unit BEGIN ${plus} END;`,
  `CREATE TRIGGER unit_tally_delete AFTER DELETE ON base_unit BEGIN ${minus} END;`,
  `CREATE TRIGGER unit_tally_update AFTER UPDATE OF ${groups.join(', ')} ON base_unit WHEN ${groups.map((c) => `NEW.${c} IS NOT OLD.${c}`).join(' OR ')} BEGIN ${minus} ${plus} END;`
].join('\n')
