-- Of which tube a result of the station is (R07).
ALTER TABLE reference_match ADD COLUMN sample_id text NOT NULL DEFAULT '';
UPDATE reference_match m SET sample_id = r.sample_id FROM reference_referral r WHERE r.site_id = m.site_id AND r.number = m.referral_number;
