import { checkPeople, deviceActor, type Signer } from '../../../src/shared/commands/decide-command.ts'
import type { CommandContext } from '../../../src/shared/commands/command.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'
import type { Decided } from './commit-command.ts'
import type { Source } from './documents.ts'
import { isInstant } from './is-instant.ts'
import { nothing, withCase } from './open-case.ts'
import { personAsOf } from './people.ts'
import type { ReadCommand } from './read-command.ts'

/** What became of a pushed command, before anything is written. */
export type Verdict = Pick<Decided, 'outcome' | 'refusal' | 'effects' | 'caseId' | 'actorName' | 'secondName'>

export interface Pushed {
  readonly command: PushedCommand
  readonly deviceId: string
  /** By the server's clock: what it decides itself, it decides now. */
  readonly now: Instant
  readonly read: ReadCommand
  /** When its bench was stopped; null: it was not. */
  readonly stoppedAt: Instant | null
}

/**
 * Decides a pushed command with the very code that the bench has (design §4, §5). A fact has happened: what the rules refuse is recorded
 * all the same and opens a case. What cannot be read is kept as it came, in `command_log`, and opens a case; it never holds the queue.
 */
export async function decidePushed(source: Source, pushed: Pushed): Promise<Verdict> {
  const { command: sent, deviceId, now, read, stoppedAt } = pushed
  const asked = sent.decidedBy === 'server'
  const at = asked || !isInstant(sent.occurredAt) ? now : sent.occurredAt
  // Not at once: they share one connection, and after the first command of a batch both are known.
  const actor = (await personAsOf(source, sent.actorId, at)) ?? deviceItself(sent.actorId, deviceId)
  const second = sent.secondId === null ? null : await personAsOf(source, sent.secondId, at)
  const names = { actorName: actor?.name ?? sent.actorId, secondName: second?.name ?? null }
  const context: CommandContext = {
    commandId: sent.commandId, now: at, newId: derivedIds(sent.commandId), deviceId,
    actor: actor ?? { userId: sent.actorId, name: sent.actorId }, second: sent.secondId === null ? null : (second ?? { userId: sent.secondId, name: sent.secondId })
  }
  const about = { sent, context: { ...context, now } }
  const refused = (no: Refusal): Verdict => ({ outcome: 'refused', refusal: no, effects: nothing, caseId: null, ...names })

  // Somebody was told no, by a server that has been put back since: it is never done, whatever the rules would say now.
  if (sent.withdrawn === true) return refused(refusal('sync.withdrawn'))
  if (!read.ok) {
    // Somebody waits for an answer, and nothing has happened.
    if (asked) return refused(read.error)
    return { outcome: 'blocked', refusal: read.error, ...withCase('unreadable-command', { ...about, refusal: read.error, effects: nothing }), ...names }
  }
  const { command, value, reading } = read.value
  const mayRefuse = asked || command.kind === 'intent'
  // By the bench's own clock, which is all there is: what it says it did after it was stopped is on record, and two people look at it.
  const late = stoppedAt !== null && at >= stoppedAt ? refusal('sync.bench-revoked') : null
  const people = late ?? (command.beforeAnybody === true ? null : actor === null ? refusal('command.not-allowed', { capability: command.capability }) : checkPeople(command, actor, second))
  if (people !== null && mayRefuse) return refused(people)

  const documents: unknown = await reading.finish(source)
  const decided = command.decide(documents, value, context)
  if (!decided.ok && mayRefuse) return refused(decided.error)
  if (decided.ok && people === null) return { outcome: 'applied', refusal: null, effects: decided.value, caseId: null, ...names }

  const ruled = decided.ok ? null : (command.caseOf?.(decided.error, documents, value) ?? (command.kind === 'fact' ? 'fact-broke-rule' : 'no-case'))
  const recorded = decided.ok ? decided.value : (command.record?.(documents, value, { ...context, newId: derivedIds(sent.commandId) }) ?? nothing)
  // A person who might not, and a rule that says no, are two things to look at.
  const first = people === null ? { effects: recorded, caseId: null } : withCase('actor-revoked', { ...about, refusal: people, effects: recorded })
  const no = decided.ok ? people : decided.error
  if (ruled === null || ruled === 'no-case') return { outcome: first.caseId === null ? 'applied' : 'appliedWithCase', refusal: no, ...first, ...names }
  return { outcome: 'appliedWithCase', refusal: no, ...withCase(ruled, { ...about, refusal: no, effects: first.effects }), ...names }
}

/** A bench does some things without a person (it gives a bag up, leases numbers): the key of the device has proved who it is. */
function deviceItself(actorId: string, deviceId: string): Signer | null {
  return actorId === deviceActor(deviceId) ? { userId: actorId, name: actorId, capabilities: [] } : null
}
