/** Frozen: a change is a new migration. Of which tube a result of the station is (R07). */
export const referenceTubes = ['base', 'local']
  .map(
    (layer) => `ALTER TABLE ${layer}_reference_match ADD COLUMN sample_id TEXT NOT NULL DEFAULT '';
UPDATE ${layer}_reference_match SET sample_id = COALESCE((SELECT sample_id FROM reference_referral r WHERE r.number = referral_number), '');
`
  )
  .join('')
