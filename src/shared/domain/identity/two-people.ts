import { refusal, type Refusal } from '../refusal-code.ts'

/**
 * Two people, each with own credentials, never one person twice: 临床输血技术规范 art. 18 and 25.
 * Null when the rule holds.
 */
export function checkTwoPeople(actorId: string, secondId: string | null): Refusal | null {
  if (secondId === null) return refusal('command.second-person-missing')
  return actorId === secondId ? refusal('command.second-person-same') : null
}
