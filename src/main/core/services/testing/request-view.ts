import { find, get } from '../../../../shared/commands/load.ts'
import { samplesOf } from '../../../../shared/commands/testing/samples-of.ts'
import { compatibleAbo } from '../../../../shared/domain/stock/compatibility.ts'
import { isCompatible } from '../../../../shared/domain/testing/crossmatch-result.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext } from '../../bench-context.ts'
import { unitRow } from '../unit-rows.ts'
import { candidatesFor } from './candidates.ts'

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
    .prepare<[string], { unitId: string; issueId: string; issuedAt: string }>('SELECT unit_id AS unitId, id AS issueId, issued_at AS issuedAt FROM issue WHERE request_id = ? ORDER BY issued_at')
    .all(requestId)
    .flatMap(({ unitId, ...issue }) => {
      const unit = unitRow(db, unitId)
      return unit === null ? [] : [{ ...unit, ...issue }]
    })
  const groups = patient.abo === null ? [] : compatibleAbo(request.componentClass, patient.abo)
  const candidates = candidatesFor(db, {
    componentClass: request.componentClass, abo: groups, rhd: patient.rhd === 'neg' ? ['neg'] : ['pos', 'neg', null], own: patient.abo, now: bench.clock(), limit: 20
  })
  return { request, patient, samples: documents.run(samplesOf(patient.id)), matches, issued, candidates }
}
