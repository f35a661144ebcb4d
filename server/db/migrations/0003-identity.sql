-- Wrong PINs in a row, over all benches: taken before the PIN is looked at, given back when it was right.
CREATE TABLE sign_in_failure (
  site_id text NOT NULL,
  badge text NOT NULL,
  count bigint NOT NULL,
  last_at text NOT NULL,
  PRIMARY KEY (site_id, badge)
);

-- Who is signed in at the server itself. The token is said once; its SHA-256 alone is kept.
CREATE TABLE app_session (
  site_id text NOT NULL,
  token_hash text NOT NULL,
  user_id text NOT NULL,
  opened_at text NOT NULL,
  last_used_at text NOT NULL,
  expires_at text NOT NULL,
  ended_at text,
  PRIMARY KEY (site_id, token_hash)
);
CREATE INDEX ON app_session (site_id, user_id);
