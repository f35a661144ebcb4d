import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Files beside referrals, returns and notices, and their bytes in the encrypted database (so they are in its backups). */
export const attachments =
  layered('attachment', 'subject TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL', ['(subject)']) +
  `CREATE TABLE attachment_bytes (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL, sent INTEGER NOT NULL) STRICT;
CREATE INDEX attachment_bytes_unsent ON attachment_bytes (sha256) WHERE sent = 0;
`
