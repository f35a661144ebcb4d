import { find, get } from '../../../../shared/commands/load.ts'
import { compatibleAbo } from '../../../../shared/domain/stock/compatibility.ts'
import { isCompatible } from '../../../../shared/domain/testing/crossmatch-result.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext } from '../../bench-context.ts'
import { toUnitRow, unitColumns, unitRow, unitRows, unitTables } from '../unit-rows.ts'

/** A request with all that was done for it, and the bags that could serve it, first to expire first. */
export function requestView(bench: BenchContext, requestId: string): CallOutput<'testing.request'> | null {
  const { documents, db } = bench
  const request = documents.run(get('request', requestId))
  const patient = documents.run(get('patient', request?.patientId ?? null))
  if (request === null || patient === null) return null
  const matches = documents.run(find('crossmatch', { requestId })).flatMap((m) => {
    const unit = unitRow(db, m.unitId)
    return unit === null ? [] : [{ ...m, unit, compatible: isCompatible(unit.componentClass, m) }]
  })
  const issued = db
    .prepare<[string], Parameters<typeof toUnitRow>[0] & { issueId: string; issuedAt: string }>(
      `SELECT ${unitColumns}, i.id AS issueId, i.issued_at AS issuedAt FROM ${unitTables} JOIN issue i ON i.unit_id = u.id WHERE i.request_id = ? ORDER BY i.issued_at`
    )
    .all(requestId)
    .map(toUnitRow)
  const groups = patient.abo === null ? [] : compatibleAbo(request.componentClass, patient.abo)
  const rhd = patient.rhd === 'neg' ? `AND u.rhd = 'neg'` : ''
  const candidates = unitRows(db, {
    where: `u.state = 'in-stock' AND u.component_class = ? AND u.abo IN (SELECT value FROM json_each(?)) AND u.expires_at > ? AND u.autologous_patient_id IS NULL ${rhd}`,
    values: [request.componentClass, JSON.stringify(groups), bench.clock()],
    order: `u.abo <> '${patient.abo ?? ''}', u.expires_at`,
    limit: 20
  })
  return { request, patient, samples: documents.run(find('sample', { patientId: patient.id })), matches, issued, candidates }
}
