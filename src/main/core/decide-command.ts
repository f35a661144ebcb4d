import { find, get } from '../../shared/commands/load.ts'
import { checkOfflineIssue } from '../../shared/domain/issuing/check-offline-issue.ts'
import { defaultPolicy } from '../../shared/domain/ops/policy.ts'
import { refusal, type Refusal } from '../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { changedTopics, orderOf, runHere, signed, type BenchContext, type CommandCall } from './bench-context.ts'
import type { Accepted } from './store/enqueue.ts'

export interface DecidedCall extends CommandCall {
  /** Of an issue: which bag, whether both its codes were scanned, and whether it is an emergency. Without it the command needs the server. */
  readonly issue?: { readonly unitId: string; readonly scanned: boolean; readonly emergency: boolean }
}

/**
 * Runs a command that the server decides while it answers (`offline` is not `allowed`). Alone, the bench decides. Without an answer the
 * outcome is unknown: the bag stays, and the same command is asked again. Offline, only an issue may go, by the rule of design §5.
 */
export async function decideCommand(bench: BenchContext, call: DecidedCall): Promise<Result<Accepted, Refusal>> {
  const { sync, enqueue } = bench
  if (sync.authority === 'self') return runHere(bench, call)
  if (call.actor === null) return err(refusal('identity.not-signed-in'))
  if (sync.machine.state === 'revoked') return err(refusal('sync.bench-revoked'))
  if (isOtherOpen(bench, call)) return err(refusal('sync.undecided'))
  if (!sync.online) return decideOffline(bench, call)
  const asked = signed(call, enqueue.ask(orderOf(bench, call, call.actor)))
  if (!asked.ok) return asked
  const { state, refusal: no } = await sync.decided(call.commandId)
  if (state !== 'pending') bench.emit('changed', { topics: ['sync'] })
  if (state === 'refused') return err(no ?? refusal('sync.undecided'))
  if (state === 'undecided') return sync.online ? err(refusal('sync.undecided')) : decideOffline(bench, call)
  bench.emit('changed', { topics: changedTopics(asked.value.documents.map((d) => d.entity)) })
  return ok(asked.value)
}

/** The bench's own decision, where it may take one. A command that the server was asked and is silent about is decided under its old id. */
function decideOffline(bench: BenchContext, call: DecidedCall): Result<Accepted, Refusal> {
  const { sync, documents, deviceId, clock } = bench
  const known = sync.outbox.stateOf(call.commandId)
  if (known !== null && known.state !== 'undecided') return runHere(bench, call)
  // The server has said no, and the connection was lost before a pull could settle it: an answer that is known is not silence.
  if (known !== null && known.refusal !== null) return err(known.refusal)
  if (call.issue === undefined) return err(refusal(known === null ? 'sync.needs-server' : 'sync.undecided'))
  const { unitId, scanned, emergency } = call.issue
  const unit = documents.run(get('unit', unitId))
  if (unit === null) return err(refusal('issuing.unit-unknown'))
  const policy = documents.run(find('policy', {}))[0] ?? defaultPolicy
  const stop = checkOfflineIssue({ unit, policy, deviceId, scanned, knownAt: sync.memory.authorityKnownAt, now: clock(), emergency })
  // What the server was asked may have been done there: what this bench may not do alone does not take it back, so the bag stays.
  if (stop !== null) return err(known === null ? stop : refusal('sync.undecided'))
  return runHere(bench, call)
}

/** Another command about this bag may have been done at the server: it must be answered first. */
function isOtherOpen({ sync }: BenchContext, { issue, commandId }: DecidedCall): boolean {
  const open = issue === undefined ? undefined : sync.outbox.undecidedUnits().get(issue.unitId)
  return open !== undefined && open !== commandId
}
