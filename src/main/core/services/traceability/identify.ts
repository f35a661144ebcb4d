import { findOne, find } from '../../../../shared/commands/load.ts'
import { parseScan } from '../../../../shared/barcode/parse-scan.ts'
import { OWN_LABEL_FLAGS, parseLabelMatrix } from '../../../../shared/domain/labels/label-codes.ts'
import type { Identified } from '../../../../shared/ipc/contract/traceability.ts'
import type { BenchContext } from '../../bench-context.ts'

/**
 * The scan router: what a code is, wherever it was read. Our own labels first (they are no ISBT 128), then the bag's codes,
 * then what the house knows by number. A look-up decides, never the look of a text: numbers are the hospital's own.
 */
export function identify(bench: BenchContext, raw: string): Identified {
  const { documents } = bench
  const text = raw.trim()
  const matrix = parseLabelMatrix(text)
  const number = documents.run(findOne('self_number', { number: matrix?.selfNumber ?? text }))
  if (number !== null) {
    const unit = documents.run(find('unit', { id: number.unitId }))[0]
    if (unit !== undefined) return { kind: 'label', selfNumber: number.number, unitId: unit.id, din: unit.din, state: unit.state }
  }
  const scan = parseScan(raw)
  if (scan.ok) {
    const din = scan.structures.find((s) => s.id === '001')
    if (din === undefined) return { kind: 'bag-part', structures: scan.structures.map((s) => s.id) }
    if (din.fields.flags === OWN_LABEL_FLAGS) return { kind: 'own-din', din: din.fields.din }
    const product = scan.structures.find((s) => s.id === '003')
    const units = documents.run(find('unit', { din: din.fields.din }))
    return { kind: 'bag', din: din.fields.din, flags: din.fields.flags, productCode: product?.fields.code ?? null, unitIds: units.map((u) => u.id) }
  }
  return identifyByNumber(bench, text) ?? unreadable(raw, scan)
}

function identifyByNumber({ documents }: BenchContext, text: string): Identified | null {
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

/** A code that starts like ISBT 128, or was damaged on its way, gets the parser's reason; anything else is simply not known. */
function unreadable(raw: string, scan: Extract<ReturnType<typeof parseScan>, { ok: false }>): Identified {
  const meant = /^(\][A-Za-z]\d)?[=&＝＆]/.test(raw) || scan.code === 'barcode.full-width'
  return meant ? { kind: 'unreadable', refusal: { code: scan.code, params: { at: scan.at, raw: raw.slice(0, 60) } } } : { kind: 'unknown', raw: raw.slice(0, 200) }
}
