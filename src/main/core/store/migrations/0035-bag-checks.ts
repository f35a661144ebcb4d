import { added } from '../layered.ts'

/** Frozen: a change is a new migration. How long a bag of a product can be good (R03), and the special tests in a bag's codes. */
export const bagChecks = added('product', 'max_life_days INTEGER') + added('dispatch_line', "special_tests TEXT NOT NULL DEFAULT '[]'")
