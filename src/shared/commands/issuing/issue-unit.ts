import { z } from 'zod'
import { appearanceDefects } from '../../domain/issuing/appearance.ts'
import { checkAppearance, checkIssue, type IssueCase } from '../../domain/issuing/check-issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { needsCrossmatch } from '../../domain/stock/component-class.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { loadIssueCase } from './load-issue-case.ts'

const payload = z.object({
  unitId: z.string(),
  requestId: z.string(),
  /** Both codes as read at the counter: what is written is about the bag in the hand, not about a row on a screen. */
  scannedSelfNumber: z.string(),
  scannedDin: z.string(),
  appearance: z.enum(['good', ...appearanceDefects]).nullable()
})
type Payload = z.infer<typeof payload>

/** R18: the bag is handed over. Every hard stop is asked again here, whatever the screen showed before. */
export const issueUnit = defineCommand<Payload, Omit<IssueCase, 'now' | 'deviceId'>>({
  name: 'issuing.issueUnit',
  version: 1,
  kind: 'fact',
  offline: 'held-only',
  capability: 'issue',
  secondPerson: true,
  payload,
  load: (p) => loadIssueCase(p.unitId, p.requestId),
  decide(documents, p, { now, actor, second, newId, deviceId }) {
    const stop = checkIssue({ ...documents, now, deviceId }) ?? checkAppearance(p.appearance)
    if (stop !== null) return err(stop)
    const { unit, request, patient } = documents
    if (unit === null || request === null || patient === null || second === null) return err(refusal('issuing.unit-unknown'))
    if (p.scannedSelfNumber !== unit.selfNumber || p.scannedDin !== unit.din) {
      return err(refusal('issuing.bag-of-other-label', { number: p.scannedSelfNumber, din: p.scannedDin }))
    }
    const state = nextUnitState(unit.state, 'issue')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    const id = newId()
    const match = needsCrossmatch[unit.componentClass] ? documents.crossmatches.at(-1) : undefined
    return ok({
      puts: [
        create('issue', {
          id, unitId: unit.id, requestId: request.id, patientId: patient.id, crossmatchId: match?.id ?? null,
          issuedBy: actor.userId, checkedBy: second.userId, issuedAt: now, returnedAt: null, returnReason: null,
          emergency: false, emergencyReason: null, authoriser: null, unknownPatient: false, rhdReason: null
        }),
        change('unit', unit, { state, issueId: id }),
        change('request', request, { issuedQuantity: request.issuedQuantity + unit.quantity })
      ],
      labels: [],
      audit: {
        subjects: [`issue:${id}`, `unit:${unit.id}`, `request:${request.id}`, `patient:${patient.id}`],
        detail: { number: unit.selfNumber, din: unit.din, request: request.number, epoch: unit.epoch }
      }
    })
  }
})
