import type { CommandContext } from '../../../src/shared/commands/command.ts'
import type { Effects } from '../../../src/shared/commands/effects.ts'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import type { CaseKind } from '../../../src/shared/domain/ops/exception-case.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { derivedIds, partCommandId } from '../../../src/shared/kernel/derived-ids.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'

export const nothing: Effects = { puts: [], labels: [], audit: { subjects: [], detail: {} } }

/** Ids of what the server adds to a command never meet those that the command makes (kernel/derived-ids.ts). */
const CASE_PART = 0x6000

export interface CaseAbout {
  readonly sent: PushedCommand
  /** `now` by the server's clock: the deadline of a case runs from when it was opened, however long the bench was away. */
  readonly context: CommandContext
  readonly refusal: Refusal | null
  readonly effects: Effects
}

/** The effects with a case about them: what was done, which rule, and the ids that a person finds it by. */
export function withCase(kind: CaseKind, { refusal, effects, context, sent }: CaseAbout): { readonly effects: Effects; readonly caseId: string } {
  const before = effects.puts.filter((p) => p.entity === 'exception_case').length
  const newId = derivedIds(partCommandId(sent.commandId, CASE_PART + before))
  const about = (word: string): string | null => effects.audit.subjects.find((s) => s.startsWith(`${word}:`))?.slice(word.length + 1) ?? idOf(sent.payload, `${word}Id`)
  const params = refusal === null ? '' : Object.entries(refusal.params).map(([k, v]) => `${k}=${v}`).join(' ')
  const finding = `${sent.name} ${refusal?.code ?? ''} ${params}`.trim().slice(0, 500)
  const put = caseOf(kind, { unitId: about('unit'), requestId: about('request'), patientId: about('patient'), finding }, { ...context, newId })
  return { caseId: put.doc.id, effects: { ...effects, puts: [...effects.puts, put], audit: { subjects: [...effects.audit.subjects, `case:${put.doc.id}`], detail: effects.audit.detail } } }
}

/** An id in a payload that may be unreadable. */
function idOf(payload: string, name: string): string | null {
  try {
    const value = (JSON.parse(payload) as Readonly<Record<string, unknown>>)[name]
    return typeof value === 'string' && value.length <= 64 ? value : null
  } catch {
    return null
  }
}
