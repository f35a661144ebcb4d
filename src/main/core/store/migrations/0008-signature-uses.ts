/** Frozen: a change is a new migration. A signature is good for as many commands as the second person was shown, for one first person. */
export const signatureUses = `
ALTER TABLE signature ADD COLUMN uses_left INTEGER NOT NULL DEFAULT 1;
ALTER TABLE signature ADD COLUMN actor_id TEXT NOT NULL DEFAULT '';
`
