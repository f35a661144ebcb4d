import { get } from '../../../../../src/shared/commands/load.ts'
import { load } from '../../../sync/documents.ts'
import type { Tell } from '../outgoing.ts'

/** R07: what the station is asked to match: the tube by its number, its groups and the bags. No name of anybody. */
export const tellReferral: Tell = async (db, { siteId }, id) => {
  const source = { db, siteId }
  const found = await load(source, get('reference_referral', id))
  if (found === null || found.state !== 'open') return []
  const patient = await load(source, get('patient', found.patientId))
  const lines: Record<string, string>[] = []
  for (const [i, unitId] of found.unitIds.entries()) {
    const unit = await load(source, get('unit', unitId))
    if (unit !== null) lines.push({ lineNo: String(i + 1), din: unit.din, productCode: unit.productCode })
  }
  const group = { ...(patient?.abo ? { abo: patient.abo } : {}), ...(patient?.rhd ? { rhd: patient.rhd } : {}) }
  return [{ key: `referral-${id}`, kind: 'referral', subject: `referral:${id}`, head: { referralNumber: found.number, sampleNumber: found.sampleNumber, reason: found.reason, ...group }, lines }]
}
