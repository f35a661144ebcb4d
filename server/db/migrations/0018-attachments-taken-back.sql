-- A wrong file beside a referral, a return or a notice is taken back, with its reason (R07, R08, R10).
ALTER TABLE attachment ADD COLUMN taken_back_at text, ADD COLUMN taken_back_by text, ADD COLUMN taken_back_reason text;
