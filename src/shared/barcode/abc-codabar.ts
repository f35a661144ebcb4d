import type { Abo, Rhd } from '../domain/stock/blood-group.ts'
import { groupCodes } from './group-codes.ts'
import { scanPayload } from './scan-payload.ts'

/** One code of the American Blood Commission's Codabar labels. */
export type AbcCode =
  | { readonly kind: 'donor'; readonly number: string }
  | { readonly kind: 'product'; readonly code: string }
  | { readonly kind: 'group'; readonly code: string; readonly abo: Abo; readonly rhd: Rhd }
  | { readonly kind: 'facility'; readonly code: string }

/** The eight groups of ABC Codabar; the numbers are the defaults of ISBT 128 (RT005). */
const groups = ['51', '62', '73', '84', '95', '06', '17', '28']

/**
 * Reads one ABC Codabar code with its start and stop letters: donor number `D nnnnnnn D`, product `A0 nnnnn 3B`, group
 * `D gg 0B`, facility `A0 nnnnnnn 1B`. Without the letters a donor number and a product code cannot be told apart, so the
 * scanner must transmit them. Lower-case letters are the same letters. null: none of these, or another symbology by its AIM
 * identifier (`]F`, `]F1` ABC Codabar). Source: FDA guideline of 1985 as cited in domain.md §2.5.
 */
export function readAbcCodabar(raw: string): AbcCode | null {
  const { start, end } = scanPayload(raw)
  if (start === 3 && raw.charCodeAt(1) !== 70) return null
  if (end - start < 5 || end - start > 11) return null
  const text = raw.slice(start, end).toUpperCase()
  const donor = /^D(\d{7})D$/.exec(text)?.[1]
  if (donor !== undefined) return { kind: 'donor', number: donor }
  const product = /^A0(\d{5})3B$/.exec(text)?.[1]
  if (product !== undefined) return { kind: 'product', code: product }
  const facility = /^A0(\d{7})1B$/.exec(text)?.[1]
  if (facility !== undefined) return { kind: 'facility', code: facility }
  const code = /^D(\d\d)0B$/.exec(text)?.[1]
  const meaning = code !== undefined && groups.includes(code) ? groupCodes.get(code) : undefined
  return code !== undefined && meaning?.abo && meaning.rhd ? { kind: 'group', code, abo: meaning.abo, rhd: meaning.rhd } : null
}

/** The scanner says Codabar (`]F`) but sends no start and stop letters: set it to transmit them. */
export function lacksStartStop(raw: string): boolean {
  const { start, end } = scanPayload(raw)
  return start === 3 && end > 3 && raw.charCodeAt(1) === 70 && !(/[A-Da-d]/.test(raw.charAt(3)) && /[A-Da-d]/.test(raw.charAt(end - 1)))
}
