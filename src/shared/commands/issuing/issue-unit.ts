import { z } from 'zod'
import { appearanceDefects } from '../../domain/issuing/appearance.ts'
import { checkEpoch } from '../../domain/issuing/check-epoch.ts'
import { checkAppearance, checkIssue, matchedBy, type IssueCase } from '../../domain/issuing/check-issue.ts'
import type { Issue } from '../../domain/issuing/issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find } from '../load.ts'
import { loadIssueCase } from './load-issue-case.ts'
import { caseOfIssue, gone, isConflict } from './record-issue.ts'

const payload = z.object({
  unitId: z.string(),
  requestId: z.string(),
  /** Both codes as read at the counter: what is written is about the bag in the hand, not about a row on a screen. */
  scannedSelfNumber: z.string(),
  scannedDin: z.string(),
  /** How often the authority over the bag had moved when it was handed over, as this bench knew it (design §5). Null: an older bench. */
  epoch: z.number().int().nullable(),
  /** Whether both codes came from a scanner. Without the server nothing typed is issued (check-offline-issue). */
  entry: z.enum(['scanned', 'typed']),
  appearance: z.enum(['good', ...appearanceDefects]).nullable()
})
type Payload = z.infer<typeof payload>

interface Documents extends Omit<IssueCase, 'now' | 'deviceId'> {
  readonly issues: readonly Issue[]
}

/** R18: the bag is handed over. Every hard stop is asked again here, whatever the screen showed before. */
export const issueUnit = defineCommand<Payload, Documents>({
  name: 'issuing.issueUnit',
  version: 2,
  kind: 'fact',
  offline: 'held-only',
  capability: 'issue',
  secondPerson: true,
  payload,
  *load(p) {
    return { ...(yield* loadIssueCase(p.unitId, p.requestId)), issues: yield* find('issue', { unitId: p.unitId }) }
  },
  decide(documents, p, { now, actor, second, newId, deviceId }) {
    const moved = documents.unit === null ? null : checkEpoch(documents.unit, p.epoch)
    const stop = moved ?? checkIssue({ ...documents, now, deviceId }) ?? checkAppearance(p.appearance)
    if (stop !== null) return err(stop)
    const { unit, request, patient, site } = documents
    if (unit === null || request === null || patient === null || site === null || second === null) return err(refusal('issuing.unit-unknown'))
    if (p.scannedSelfNumber !== unit.selfNumber || p.scannedDin !== unit.din) {
      return err(refusal('issuing.bag-of-other-label', { number: p.scannedSelfNumber, din: p.scannedDin }))
    }
    const state = nextUnitState(unit.state, 'issue')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    const id = newId()
    const { own, station } = matchedBy({ ...documents, unit, patient, site, now })
    return ok({
      puts: [
        create('issue', {
          id, unitId: unit.id, requestId: request.id, patientId: patient.id, crossmatchId: own?.id ?? null,
          issuedBy: actor.userId, checkedBy: second.userId, issuedAt: now, returnedAt: null, returnReason: null,
          emergency: false, emergencyReason: null, authoriser: null, unknownPatient: false, rhdReason: null, conflict: false
        }),
        change('unit', unit, { state, issueId: id }),
        change('request', request, { issuedQuantity: request.issuedQuantity + unit.quantity })
      ],
      labels: [],
      audit: {
        subjects: [`issue:${id}`, `unit:${unit.id}`, `request:${request.id}`, `patient:${patient.id}`, ...(station === null ? [] : [`reference:${station.id}`])],
        detail: { number: unit.selfNumber, din: unit.din, request: request.number, epoch: unit.epoch, ...(station === null ? {} : { referral: station.referralNumber }) }
      }
    })
  },
  caseOf: caseOfIssue,
  /** The bag is with the ward. Its request is filled by it, but for a second time by the same bag. */
  record({ unit, request, issues }, p, { now, actor, second, newId, deviceId }) {
    if (unit === null) return null
    const id = newId()
    const conflict = isConflict(issues)
    const patientId = request?.patientId ?? ''
    return {
      puts: [
        create('issue', {
          id, unitId: unit.id, requestId: p.requestId, patientId, crossmatchId: null, issuedBy: actor.userId, checkedBy: second?.userId ?? '', issuedAt: now,
          returnedAt: null, returnReason: null, emergency: false, emergencyReason: null, authoriser: null, unknownPatient: false, rhdReason: null, conflict
        }),
        ...gone({ unit, issues, issueId: id, deviceId }),
        ...(conflict || request === null ? [] : [change('request', request, { issuedQuantity: request.issuedQuantity + unit.quantity })])
      ],
      labels: [],
      audit: {
        subjects: [`issue:${id}`, `unit:${unit.id}`, `request:${p.requestId}`, ...(patientId === '' ? [] : [`patient:${patientId}`])],
        detail: { number: p.scannedSelfNumber, din: unit.din, epoch: p.epoch, conflict }
      }
    }
  },
  upcast: { 1: (old) => ({ ...(old as object), epoch: null, entry: 'typed' }) }
})
