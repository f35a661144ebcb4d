/**
 * Frozen: a change is a new migration. Where a snapshot of the server is laid while it is loaded: `base` is worked with until the last page
 * is here. And bags that another bench has asked for, which are looked up after every pull.
 */
export const syncTables = `
CREATE TABLE sync_snapshot (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  doc TEXT NOT NULL,
  UNIQUE (entity, id)
) STRICT;
CREATE INDEX base_unit_recall ON base_unit (recall_by) WHERE recall_by IS NOT NULL;
CREATE INDEX local_unit_recall ON local_unit (recall_by) WHERE recall_by IS NOT NULL;
`
