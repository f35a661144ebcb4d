import type { Issue } from '../../domain/issuing/issue.ts'
import type { CaseKind } from '../../domain/ops/exception-case.ts'
import type { Refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import type { BloodRequest } from '../../domain/testing/request.ts'
import type { CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'

interface About {
  readonly unit: Unit
  readonly request: BloodRequest | null
  /** Issues of this bag so far. */
  readonly issues: readonly Issue[]
}

interface Handed {
  readonly patientId: string
  /** What the paper of an emergency says; null: an ordinary issue. */
  readonly emergency: Pick<Issue, 'emergencyReason' | 'authoriser' | 'unknownPatient' | 'rhdReason'> | null
}

/**
 * A bag was handed over at a bench and a rule stands against it: it is gone all the same. The issue is written, and the bag is out of
 * stock whatever state it had; where it had been issued before, the second issue stands beside the first as a conflict (design §4, §5).
 */
export function recordIssue({ unit, request, issues }: About, { patientId, emergency }: Handed, { now, actor, second, newId, deviceId }: CommandContext): Effects {
  const id = newId()
  const conflict = issues.some((i) => !i.conflict)
  const paper = emergency ?? { emergencyReason: null, authoriser: null, unknownPatient: false, rhdReason: null }
  return {
    puts: [
      create('issue', {
        id, unitId: unit.id, requestId: request?.id ?? '', patientId, crossmatchId: null, issuedBy: actor.userId, checkedBy: second?.userId ?? '', issuedAt: now,
        returnedAt: null, returnReason: null, emergency: emergency !== null, ...paper, conflict
      }),
      ...(conflict ? [] : [change('unit', unit, { state: 'issued', issueId: id, recallBy: null, holder: deviceId })]),
      ...(conflict || request === null ? [] : [change('request', request, { issuedQuantity: request.issuedQuantity + unit.quantity })])
    ],
    labels: [],
    audit: { subjects: [`issue:${id}`, `unit:${unit.id}`, ...(request === null ? [] : [`request:${request.id}`]), ...(patientId === '' ? [] : [`patient:${patientId}`])], detail: { din: unit.din, number: unit.selfNumber, epoch: unit.epoch, conflict } }
  }
}

/** Which case it opens: twice out is the gravest, then out against a moved authority, then out against any other rule. */
export function caseOfIssue(stop: Refusal, { issues }: { readonly issues: readonly Issue[] }): CaseKind {
  if (issues.some((i) => !i.conflict)) return 'double-issue'
  return stop.code === 'issuing.epoch-passed' || stop.code === 'issuing.not-holder' ? 'old-epoch-issue' : 'issue-broke-rule'
}
