import { digitsAt, firstNonDigit } from './char-class.ts'
import { fail, isFailure, type ParseFailure } from './parse-failure.ts'
import { readStructure, startsStructure } from './read-structure.ts'
import { identifierOf } from './identifier-table.ts'
import type { Structure } from './structure.ts'

export interface Message {
  readonly structures: readonly Structure[]
  /** `bbb` of the header: `000` undefined order, else a sequence number of RT017. */
  readonly sequence: string
}

/**
 * A compound message (structure 023, `=+aabbb`, ST-001 §5): `aa` structures must follow, all of them valid, and nothing else;
 * one fault and none is used. RT017 is a licensed table, so the order behind a given `bbb` is not checked: each structure names itself.
 */
export function readCompound(text: string, at: number, end: number): Message | ParseFailure {
  const bad = firstNonDigit(text, at + 2, Math.min(5, end - at - 2))
  if (bad >= 0) return fail('barcode.bad-character', bad)
  if (end < at + 7) return fail('barcode.too-short', end)
  const count = digitsAt(text, at + 2, 2)
  if (count === 0) return fail('barcode.compound-count', at + 2)
  const structures = readRun(text, at + 7, { end, most: count })
  if (isFailure(structures)) return structures
  if (structures.length !== count) return fail('barcode.compound-count', end)
  return { structures, sequence: text.slice(at + 4, at + 7) }
}

/** Structures one after the other up to `end`, as a scanner joins adjacent codes; more than `most` are refused. */
export function readRun(text: string, at: number, limits: { readonly end: number; readonly most: number }): Structure[] | ParseFailure {
  const structures: Structure[] = []
  const { end, most } = limits
  let next = at
  while (next < end) {
    if (!startsStructure(text, next)) return fail('barcode.trailing-text', next)
    if (structures.length === most) return fail('barcode.compound-count', next)
    const structure = readStructure(text, next, end)
    if (isFailure(structure)) return structure
    structures.push(structure)
    next += identifierOf(structure.id).length + structure.data.length
  }
  return structures
}
