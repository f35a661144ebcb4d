import { first } from './0001-first.ts'

/** In order; the place in the list is the version. */
export const migrations: readonly string[] = [first]
