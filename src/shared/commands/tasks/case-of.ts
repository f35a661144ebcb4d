import { caseRules, type CaseKind, type ExceptionCase } from '../../domain/ops/exception-case.ts'
import { addHours } from '../../kernel/time.ts'
import type { CommandContext } from '../command.ts'
import { create, type Put } from '../effects.ts'

/** A new case with the severity, owner and deadline of its kind. */
export function caseOf(kind: CaseKind, about: Pick<ExceptionCase, 'unitId' | 'requestId' | 'patientId' | 'finding'>, { now, actor, newId }: CommandContext): Put {
  const { severity, ownerRole, hours } = caseRules[kind]
  return create('exception_case', {
    id: newId(), kind, severity, ownerRole, ...about, state: 'open', openedAt: now, openedBy: actor.userId, dueAt: addHours(now, hours),
    acknowledgedAt: null, acknowledgedBy: null, closedAt: null, closedBy: null, countersignedBy: null, conclusion: null
  })
}
