import type { Issue } from '../../domain/issuing/issue.ts'
import type { CaseKind } from '../../domain/ops/exception-case.ts'
import type { Refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { change, type Put } from '../effects.ts'

/** Whether the bag is on record as handed out before. Then a further issue stands beside that one as a conflict (design §4, §5). */
export function isConflict(issues: readonly Issue[]): boolean {
  return issues.some((i) => !i.conflict)
}

interface Gone {
  readonly unit: Unit
  readonly issues: readonly Issue[]
  readonly issueId: string
  readonly deviceId: string
}

/** A bag that was handed over although a rule stood against it is out of stock, whatever state it had; one that was out before stays as it was. */
export function gone({ unit, issues, issueId, deviceId }: Gone): Put[] {
  return isConflict(issues) ? [] : [change('unit', unit, { state: 'issued', issueId, holder: deviceId, recallBy: null })]
}

/** Which case it opens: twice out is the gravest, then out against a moved authority, then out against any other rule. */
export function caseOfIssue(stop: Refusal, { issues }: { readonly issues: readonly Issue[] }): CaseKind {
  if (isConflict(issues)) return 'double-issue'
  return stop.code === 'issuing.epoch-passed' || stop.code === 'issuing.not-holder' ? 'old-epoch-issue' : 'issue-broke-rule'
}
