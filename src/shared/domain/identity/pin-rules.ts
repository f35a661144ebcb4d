import { refusal, type Refusal } from '../refusal-code.ts'

/**
 * Null when the PIN may be used: 4 to 12 digits that cannot be read off the badge (neither the badge nor its digits alone).
 * The PIN itself never stands in the refusal.
 */
export function checkPin(pin: string, badge: string): Refusal | null {
  if (!/^\d{4,12}$/.test(pin)) return refusal('identity.pin-form')
  return pin === badge.trim() || pin === badge.replaceAll(/\D/g, '') ? refusal('identity.pin-is-badge') : null
}
