-- Files beside referrals, returns and notices (R07, R08, R10): the documents, and the bytes under their hash.
CREATE TABLE attachment (
  site_id text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  subject text NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  added_at text NOT NULL,
  added_by text NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX ON attachment (site_id, subject);
CREATE INDEX ON attachment (site_id, sha256);
CREATE TABLE attachment_bytes (
  site_id text NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (site_id, sha256)
);
