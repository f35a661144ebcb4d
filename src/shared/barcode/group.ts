import { firstBreak, pattern } from './char-class.ts'
import { groupCodes } from './group-codes.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import type { GroupStructure } from './structure.ts'

const rest = pattern('U')

/** Structure 002 (`=%ggre`) with its identifier at `at`. The reserved last character must be `0`. Errors: too-short, unknown-group, bad-character. */
export function readGroup(text: string, at: number, end: number): GroupStructure | ParseFailure {
  const from = at + 2
  if (end < from + 4) return fail('barcode.too-short', end)
  const meaning = groupCodes.get(text.slice(from, from + 2))
  if (!meaning) return fail('barcode.unknown-group', from)
  const bad = firstBreak(text, from + 2, rest)
  if (bad >= 0) return fail('barcode.bad-character', bad)
  if (text.charCodeAt(from + 3) !== 48) return fail('barcode.bad-character', from + 3)
  const { abo, rhd, collection, variant, message, blocksStock } = meaning
  const phenotype = text.charAt(from + 2)
  return { id: '002', data: text.slice(from, from + 4), fields: { abo, rhd, collection, variant, phenotype, message, blocksStock } }
}
