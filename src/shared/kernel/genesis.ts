/** What stands in the place of the hash before, in the first entry of a chain. */
export const GENESIS = '0'.repeat(64)
