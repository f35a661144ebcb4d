import { firstBreak, pattern } from './char-class.ts'
import { readCompound, readRun } from './compound.ts'
import { keyboardDamage } from './damage.ts'
import { readTypedDin } from './din.ts'
import { identifierAt } from './identifier-table.ts'
import type { ParseCode } from './parse-code.ts'
import { fail, isFailure, type ParseFailure } from './parse-failure.ts'
import { startsStructure } from './read-structure.ts'
import { scanPayload } from './scan-payload.ts'
import type { Structure } from './structure.ts'

export type ScanResult =
  | {
      readonly raw: string
      readonly ok: true
      readonly structures: readonly Structure[]
      /** The structures came behind a compound header, whose `bbb` is `sequence`. */
      readonly compound: boolean
      readonly sequence?: string
    }
  | { readonly raw: string; readonly ok: false; readonly code: ParseCode; readonly at: number }

const visible = pattern('V')

/**
 * Reads one scan, with or without AIM identifier and CR/LF: a structure, structures joined by the scanner, a compound
 * message, an opaque national structure alone, or a DIN typed with its check character. Never throws, never changes case,
 * and yields nothing at all from a scan with one fault. `at` is the index into `raw` of the first offending character.
 * Source: ICCBBA ST-001 §4-§6.
 */
export function parseScan(raw: string): ScanResult {
  const { start, end } = scanPayload(raw)
  if (start >= end) return { raw, ok: false, code: 'barcode.empty', at: start }
  const isCompound = raw.charCodeAt(start) === 61 && raw.charCodeAt(start + 1) === 43 && start + 1 < end
  if (isCompound) {
    const message = readCompound(raw, start, end)
    if (isFailure(message)) return refusal(raw, message)
    return { raw, ok: true, structures: message.structures, compound: true, sequence: message.sequence }
  }
  const structures = readPlain(raw, start, end)
  if (isFailure(structures)) return refusal(raw, structures)
  return { raw, ok: true, structures, compound: false }
}

function refusal(raw: string, found: ParseFailure): ScanResult {
  const { failed, at } = keyboardDamage(raw) ?? found
  return { raw, ok: false, code: failed, at }
}

function readPlain(raw: string, start: number, end: number): readonly Structure[] | ParseFailure {
  if (!startsStructure(raw, start)) {
    const typed = readTypedDin(raw, start, end)
    return isFailure(typed) ? typed : [typed]
  }
  if (start + 1 < end && identifierAt(raw, start)?.id === 'national') {
    const national = readNational(raw, start, end)
    return isFailure(national) ? national : [national]
  }
  return readRun(raw, start, { end, most: Number.POSITIVE_INFINITY })
}

/** Its length is not standard, so all that follows belongs to it: nothing in there is ever read as a standard structure. */
function readNational(raw: string, start: number, end: number): Structure | ParseFailure {
  if (end < start + 3) return fail('barcode.too-short', end)
  for (let i = start + 2; i < end; i++) if (firstBreak(raw, i, visible) >= 0) return fail('barcode.bad-character', i)
  return { id: 'national', data: raw.slice(start + 2, end), fields: { identifier: raw.slice(start, start + 2) } }
}
