import type { Abo, Rhd } from '../domain/stock/blood-group.ts'
import { type Instant, shanghai } from '../kernel/time.ts'
import { groupCodeOf } from './group-codes.ts'

// For generators, simulators and our own labels. They write, they do not judge: parseScan is the judge.

/** `=A99991712345600`: structure 001 of a 13-character DIN, flags `00` when not given. */
export function encodeDin(din: string, flags = '00'): string {
  return `=${din}${flags}`
}

/** `=%5100`: structure 002 of a plain group, no phenotype. */
export function encodeGroup(abo: Abo, rhd: Rhd | null): string {
  return `=%${groupCodeOf(abo, rhd)}00`
}

/** `=<E0398V00`: structure 003 of an 8-character product code. */
export function encodeProduct(code: string): string {
  return `=<${code}`
}

/** `&>0261232359`: structure 005 of the printed minute in Shanghai. Years 1900-2099. */
export function encodeExpiry(expiresAt: Instant): string {
  const last = shanghai(expiresAt)
  const ordinal = (Date.UTC(last.year, last.month - 1, last.day) - Date.UTC(last.year, 0, 1)) / 86_400_000 + 1
  const pad = (n: number, width: number): string => String(n).padStart(width, '0')
  return `&>${last.year < 2000 ? '9' : '0'}${pad(last.year % 100, 2)}${pad(ordinal, 3)}${pad(last.hour, 2)}${pad(last.minute, 2)}`
}

/** `=+04000…`: a compound message of encoded structures (1 to 99), order undefined. */
export function encodeCompound(parts: readonly string[]): string {
  return `=+${String(parts.length).padStart(2, '0')}000${parts.join('')}`
}
