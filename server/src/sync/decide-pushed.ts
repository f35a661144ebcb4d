import { checkPeople, readPayload, type Signer } from '../../../src/shared/commands/decide-command.ts'
import type { CommandContext } from '../../../src/shared/commands/command.ts'
import type { Effects } from '../../../src/shared/commands/effects.ts'
import { commandsByName, type AnyCommand } from '../../../src/shared/commands/registry.ts'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import type { CaseKind } from '../../../src/shared/domain/ops/exception-case.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { derivedIds, partCommandId } from '../../../src/shared/kernel/derived-ids.ts'
import { err, ok, type Result } from '../../../src/shared/kernel/result.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Outcome, PushedCommand } from '../../../src/shared/sync/push.ts'
import { load, type Queryable } from './documents.ts'

/** What became of a pushed command, before anything is written. */
export interface Verdict {
  readonly outcome: Exclude<Outcome, 'duplicate'>
  readonly refusal: Refusal | null
  readonly effects: Effects
  readonly caseId: string | null
}

export interface Pushed {
  readonly command: PushedCommand
  readonly deviceId: string
  /** As of the time it happened; null: nobody of that id was known. */
  readonly actor: Signer | null
  readonly second: Signer | null
  /** By the server's clock: what it decides itself, it decides now. */
  readonly now: Instant
}

/** Ids of what the server adds to a command never meet those that the command makes (kernel/derived-ids.ts). */
const CASE_PART = 0x6000

const nothing: Effects = { puts: [], labels: [], audit: { subjects: [], detail: {} } }

/** The command of that name with the payload as its newest version reads it; null: nobody here can read it. */
function read({ name, version, payload }: PushedCommand): Result<{ readonly command: AnyCommand; readonly value: unknown }, Refusal | null> {
  const command = commandsByName.get(name)
  if (command === undefined || version > command.version) return err(null)
  let value: unknown
  try {
    value = JSON.parse(payload)
    for (let v = version; v < command.version; v += 1) {
      const up = command.upcast?.[v]
      if (up === undefined) return err(null)
      value = up(value)
    }
  } catch {
    return err(null)
  }
  const parsed = readPayload(command, value)
  return parsed.ok ? ok({ command, value: parsed.value }) : parsed
}

/**
 * Decides a pushed command with the very code that the bench has (design §4, §5). A fact has happened: what the rules refuse is recorded
 * all the same and opens a case. What cannot be read is kept as it came, in `command_log`, and opens a case; it never holds the queue.
 */
export async function decidePushed(db: Queryable, siteId: string, pushed: Pushed): Promise<Verdict> {
  const { command: sent, actor, second, deviceId } = pushed
  const asked = sent.decidedBy === 'server'
  const context: CommandContext = {
    commandId: sent.commandId, now: asked ? pushed.now : sent.occurredAt, newId: derivedIds(sent.commandId), deviceId,
    actor: actor ?? { userId: sent.actorId, name: sent.actorId }, second: sent.secondId === null ? null : (second ?? { userId: sent.secondId, name: sent.secondId })
  }
  const withCase = (kind: CaseKind, refusal: Refusal | null, effects: Effects): Pick<Verdict, 'effects' | 'caseId'> => openCase(kind, { refusal, effects, context, sent })

  const got = read(sent)
  if (!got.ok) {
    if (asked && got.error !== null) return { outcome: 'refused', refusal: got.error, effects: nothing, caseId: null }
    return { outcome: 'blocked', refusal: got.error, ...withCase('unreadable-command', got.error, nothing) }
  }
  const { command, value } = got.value
  const mayRefuse = asked || command.kind === 'intent'
  const people = actor === null ? ({ code: 'command.not-allowed', params: { capability: command.capability } } as Refusal) : checkPeople(command, actor, second)
  if (people !== null && mayRefuse) return { outcome: 'refused', refusal: people, effects: nothing, caseId: null }

  const documents: unknown = await load(db, siteId, command.load(value))
  const decided = command.decide(documents, value, context)
  if (decided.ok) {
    if (people === null) return { outcome: 'applied', refusal: null, effects: decided.value, caseId: null }
    return { outcome: 'appliedWithCase', refusal: people, ...withCase('actor-revoked', people, decided.value) }
  }
  if (mayRefuse) return { outcome: 'refused', refusal: decided.error, effects: nothing, caseId: null }
  const kind = command.caseOf?.(decided.error, documents) ?? (command.kind === 'fact' ? 'fact-broke-rule' : null)
  const recorded = command.record?.(documents, value, { ...context, newId: derivedIds(sent.commandId) }) ?? nothing
  if (kind === null) return { outcome: 'applied', refusal: decided.error, effects: recorded, caseId: null }
  return { outcome: 'appliedWithCase', refusal: decided.error, ...withCase(kind, decided.error, recorded) }
}

interface CaseOf {
  readonly refusal: Refusal | null
  readonly effects: Effects
  readonly context: CommandContext
  readonly sent: PushedCommand
}

/** The effects with a case about them: what was done, which rule, and the ids that a person finds it by. */
export function openCase(kind: CaseKind, { refusal, effects, context, sent }: CaseOf): { readonly effects: Effects; readonly caseId: string } {
  const newId = derivedIds(partCommandId(sent.commandId, CASE_PART))
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
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
