import type { KeyProblem } from './database-key.ts'

/** What the operator is told when there is no key. English: it is said before any language is chosen, to whoever installs the bench. */
export const keyProblemText: Record<KeyProblem, string> = {
  'vault-missing':
    'This system has no key store (key ring), so patient data could not be kept safe. Set one up and start again, or practise with HEMOBENCH_PRACTICE=full and an own --user-data-dir.',
  'practice-folder': 'This data folder was used for practice and is never used for real work. Start with another --user-data-dir.',
  'key-unreadable':
    'The database key in this data folder cannot be read by this user on this computer. Restore the folder from a backup made here, or start with another --user-data-dir.'
}
