-- The request by which a bench last began a new life, and what the server had of it then: asked again (the reply was lost) it is answered the same.
ALTER TABLE device ADD COLUMN life_request text;
ALTER TABLE device ADD COLUMN life_known_incarnation bigint;
ALTER TABLE device ADD COLUMN life_known_acked_seq bigint;
