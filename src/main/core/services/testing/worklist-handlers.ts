import { find, get } from '../../../../shared/commands/load.ts'
import { needsCrossmatch } from '../../../../shared/domain/stock/component-class.ts'
import { isCompatible } from '../../../../shared/domain/testing/crossmatch-result.ts'
import { isSampleTooOld } from '../../../../shared/domain/testing/sample-age.ts'
import type { Sample } from '../../../../shared/domain/testing/sample.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import { fromShanghai, shanghaiText } from '../../../../shared/kernel/time.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import { doneSince } from './done-since.ts'

type Lists = CallOutput<'testing.worklists'>

/** What waits at the testing bench, oldest first, and what was done since midnight in Shanghai. */
export function worklistHandlers(bench: BenchContext): Pick<Handlers, 'testing.worklists'> {
  return { 'testing.worklists': () => ok(worklists(bench)) }
}

function worklists(bench: BenchContext): Lists {
  const { documents } = bench
  const now = bench.clock()
  const maxHours = documents.run(get('site', 'site'))?.sampleMaxHours ?? 72
  const open = documents.run(find('request', { state: 'approved' })).filter((r) => r.issuedQuantity < r.quantity)
  const samples: Lists['samples'] = []
  const matches: Lists['matches'] = []
  const seen = new Set<string>()
  for (const request of open) {
    const patient = documents.run(get('patient', request.patientId))
    const sample = documents.run(find('sample', { patientId: request.patientId })).at(-1)
    if (patient === null || sample === undefined || sample.state === 'rejected' || isSampleTooOld(sample.collectedAt, now, maxHours)) continue
    const needs = needsOf(sample)
    if (needs.length > 0 && !seen.has(sample.id)) {
      seen.add(sample.id)
      const discrepancies = documents.run(find('grouping', { sampleId: sample.id })).at(-1)?.discrepancies ?? []
      samples.push({ ...sample, patientName: patient.name, ward: patient.ward, bed: patient.bed, requestNumber: request.number, needs, discrepancies })
    }
    if (needs.includes('group') || !needsCrossmatch[request.componentClass]) continue
    const matched = matchedQuantity(bench, request.id, sample.id)
    const outstanding = request.quantity - request.issuedQuantity
    if (matched >= outstanding) continue
    matches.push({
      requestId: request.id, requestNumber: request.number, patient, componentClass: request.componentClass, outstanding, matched, quantityUnit: request.quantityUnit,
      requestedAt: request.requestedAt, sampleNumber: sample.number, collectedAt: sample.collectedAt, antibody: patient.antibodyHistory || sample.antibodyScreen === 'positive'
    })
  }
  const midnight = fromShanghai(`${shanghaiText(now).slice(0, 10)}T00:00`) ?? now
  return { samples: samples.toSorted((a, b) => a.collectedAt.localeCompare(b.collectedAt)), matches: matches.toSorted((a, b) => a.collectedAt.localeCompare(b.collectedAt)), done: doneSince(bench, midnight), maxHours }
}

function needsOf(sample: Sample): Lists['samples'][number]['needs'] {
  const needs: Lists['samples'][number]['needs'] = []
  if (sample.abo === null || sample.rhd === null) needs.push('group')
  if (sample.antibodyScreen === null || sample.antibodyScreen === 'inconclusive') needs.push('screen')
  return needs
}

/** How much of what is matched compatible with this very sample is still in stock. */
function matchedQuantity({ documents }: BenchContext, requestId: string, sampleId: string): number {
  const last = new Map(documents.run(find('crossmatch', { requestId })).map((m) => [m.unitId, m]))
  let quantity = 0
  for (const match of last.values()) {
    const unit = documents.run(get('unit', match.unitId))
    if (unit !== null && unit.state === 'in-stock' && match.sampleId === sampleId && isCompatible(unit.componentClass, match)) quantity += unit.quantity
  }
  return quantity
}
