import { readBagCode } from '../../../../shared/barcode/code-rules/read-bag-code.ts'
import { findOne, find } from '../../../../shared/commands/load.ts'
import { OWN_LABEL_FLAGS, parseLabelMatrix } from '../../../../shared/domain/labels/label-codes.ts'
import type { Identified } from '../../../../shared/ipc/contract/traceability.ts'
import type { BenchContext } from '../../bench-context.ts'

type BagRead = ReturnType<typeof readBagCode>

/**
 * The scan router: what a code is, wherever it was read. Our own labels first (they are no ISBT 128), then the bag's ISBT 128
 * codes, then what the house knows by number, then the hospital's code rules. A look-up decides, never the look of a text:
 * numbers are the hospital's own, so a bag that is in the house is found by its rule before a number that looks like it.
 */
export function identify(bench: BenchContext, raw: string): Identified {
  const { documents } = bench
  const text = raw.trim()
  const matrix = parseLabelMatrix(text)
  const label = labelOf(bench, matrix?.selfNumber ?? text)
  if (label !== null) return label
  const read = readCode(bench, raw)
  const bag = read.ok ? bagOf(bench, read) : null
  if (bag !== null && read.ok && (read.by !== 'rule' || (bag.kind === 'bag' && bag.unitIds.length > 0) || bag.kind === 'label')) return bag
  const known = identifyByNumber(documents, text)
  return known ?? bag ?? (read.ok ? { kind: 'unknown', raw: raw.slice(0, 200) } : unreadable(raw, read))
}

/** One code of a bag, with the rules of this hospital. */
export function readCode({ documents }: BenchContext, raw: string): BagRead {
  return readBagCode(documents.run(find('code_rule', {})), raw)
}

/** The label with this self-number, or null. */
export function labelOf({ documents }: BenchContext, text: string): Extract<Identified, { kind: 'label' }> | null {
  const number = documents.run(findOne('self_number', { number: text }))
  const unit = number === null ? undefined : documents.run(find('unit', { id: number.unitId }))[0]
  return number === null || unit === undefined ? null : { kind: 'label', selfNumber: number.number, unitId: unit.id, din: unit.din, state: unit.state }
}

function bagOf(bench: BenchContext, read: Extract<BagRead, { ok: true }>): Extract<Identified, { kind: 'bag' | 'bag-part' | 'own-din' | 'label' }> | null {
  if (read.selfNumber !== null) {
    const label = labelOf(bench, read.selfNumber)
    if (label !== null) return label
    if (read.structures.length === 0) return null
  }
  const productCode = read.structures.find((s) => s.id === '003')?.fields.code ?? null
  const din = read.structures.find((s) => s.id === '001')
  if (din === undefined) return { kind: 'bag-part', structures: read.structures.map((s) => s.id), productCode }
  if (din.fields.flags === OWN_LABEL_FLAGS) return { kind: 'own-din', din: din.fields.din }
  const units = bench.documents.run(find('unit', { din: din.fields.din }))
  return { kind: 'bag', din: din.fields.din, flags: din.fields.flags, productCode, unitIds: units.map((u) => u.id) }
}

function identifyByNumber(documents: BenchContext['documents'], text: string): Identified | null {
  const request = documents.run(findOne('request', { number: text }))
  if (request !== null) return { kind: 'request', requestId: request.id, number: request.number }
  const sample = documents.run(findOne('sample', { number: text }))
  if (sample !== null) return { kind: 'sample', sampleId: sample.id, requestId: sample.requestId, number: sample.number }
  const patient = documents.run(findOne('patient', { recordNumber: text }))
  if (patient !== null) return { kind: 'patient', patientId: patient.id, recordNumber: patient.recordNumber }
  const user = documents.run(findOne('app_user', { badge: text }))
  if (user !== null) return { kind: 'badge', badge: user.badge, name: user.name }
  const fridge = documents.run(findOne('fridge', { code: text }))
  if (fridge !== null) return { kind: 'fridge', fridgeId: fridge.id, code: fridge.code }
  const dispatch = documents.run(findOne('dispatch', { number: text }))
  return dispatch === null ? null : { kind: 'dispatch', dispatchId: dispatch.id, number: dispatch.number }
}

/** Codes of the parser that mean "nothing that I know"; after them a text is simply unknown and a rule may be added. */
const notOurs = ['barcode.not-isbt', 'barcode.typed-no-check', 'barcode.typed-check', 'barcode.not-ascii', 'barcode.empty']

/** A code that starts like ISBT 128, was damaged on its way, or was refused by a rule gets the reason; anything else is simply not known. */
function unreadable(raw: string, read: Extract<BagRead, { ok: false }>): Identified {
  const meant = /^(\][A-Za-z]\d)?[=&＝＆]/.test(raw) || !notOurs.includes(read.code)
  return meant ? { kind: 'unreadable', refusal: { code: read.code, params: read.params } } : { kind: 'unknown', raw: raw.slice(0, 200) }
}
