import type { BenchEvent, BenchEventName } from '../../shared/ipc/events.ts'
import type { CallInput, CallName, CallOutput, CoreCallName } from '../../shared/ipc/contract.ts'
import type { CoreConfig } from '../../shared/ipc/link.ts'
import type { EntityName } from '../../shared/commands/entities.ts'
import type { AnyCommand } from '../../shared/commands/registry.ts'
import { refusal, type Refusal } from '../../shared/domain/refusal-code.ts'
import { err, type Result } from '../../shared/kernel/result.ts'
import type { Instant } from '../../shared/kernel/time.ts'
import type { DeviceManager } from './devices/device-manager.ts'
import type { PrintQueue } from './devices/printer/print-queue.ts'
import type { Identity, SignedIn } from './identity/identity.ts'
import type { LabelRenderer } from './labels/label-renderer.ts'
import type { Backups } from './store/backups.ts'
import type { ReadableDatabase } from './store/database.ts'
import type { Documents } from './store/documents.ts'
import type { Accepted, CommandOrder, Enqueue } from './store/enqueue.ts'
import type { PrintJobs } from './store/print-jobs.ts'
import type { Settings } from './store/settings.ts'
import type { StoreGuard } from './store/store-guard.ts'
import type { AttachmentStore } from './store/attachment-store.ts'
import type { Sync } from './sync/sync.ts'

/** What a use case may reach. Queries get a connection that cannot write. */
export interface BenchContext {
  readonly config: CoreConfig
  readonly deviceId: string
  readonly db: ReadableDatabase
  readonly documents: Documents
  readonly enqueue: Enqueue
  readonly settings: Settings
  readonly identity: Identity
  readonly jobs: PrintJobs
  readonly queue: PrintQueue
  readonly renderer: LabelRenderer
  readonly devices: DeviceManager
  readonly guard: StoreGuard
  readonly backups: Backups
  readonly sync: Sync
  readonly attachments: AttachmentStore
  readonly clock: () => Instant
  /** Core ends and the shell starts it again: what was set takes hold. */
  readonly restart: () => void
  readonly emit: <N extends BenchEventName>(name: N, payload: BenchEvent<N>) => void
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
}

export interface Problem {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export type Handler<N extends CallName> = (input: CallInput<N>, actor: SignedIn | null) => Result<CallOutput<N>, Problem> | Promise<Result<CallOutput<N>, Problem>>
export type Handlers = { readonly [N in CoreCallName]: Handler<N> }

export interface CommandCall {
  /** The call this comes from: a signature is good for one purpose only. */
  readonly purpose: CallName
  readonly command: AnyCommand
  readonly commandId: string
  readonly payload: CommandOrder['payload']
  readonly actor: SignedIn | null
  readonly signature?: string
}

/**
 * Runs one command for a signed-in person and tells the window what changed.
 * @throws Error for a command that the server decides (decide-command.ts runs those), also on a bench that has none: no test must miss it
 */
export function runCommand(bench: BenchContext, call: CommandCall): Result<Accepted, Refusal> {
  if (call.command.offline !== 'allowed') throw new Error(`${call.command.name} is decided by the server: decideCommand runs it`)
  return runHere(bench, call)
}

/** The bench decides. Of commands that a server would decide, only decide-command.ts may ask for that. */
export function runHere(bench: BenchContext, call: CommandCall): Result<Accepted, Refusal> {
  if (call.actor === null) return err(refusal('identity.not-signed-in'))
  // Nothing that is done here would reach anybody any more.
  if (bench.sync.machine.state === 'revoked') return err(refusal('sync.bench-revoked'))
  const result = signed(call, bench.enqueue.run(orderOf(bench, call, call.actor)))
  if (result.ok) {
    if (result.value.printJobs.length > 0) bench.queue.kick()
    bench.emit('changed', { topics: changedTopics(result.value.documents.map((d) => d.entity)) })
    bench.sync.kick()
  }
  return result
}

/** A command that is known answers whatever the signature became meanwhile; a new one needs a good signature. */
export function signed(call: CommandCall, result: Result<Accepted, Refusal>): Result<Accepted, Refusal> {
  const bad = !result.ok && result.error.code === 'command.second-person-missing' && call.signature !== undefined
  return bad ? err(refusal('identity.signature-invalid')) : result
}

/** The order with who signed: of a command that waits for the server, the one who signed then, since a signature is spent once. */
export function orderOf(bench: BenchContext, call: CommandCall, actor: SignedIn): CommandOrder {
  const { signature, command, commandId, payload } = call
  const waiting = bench.sync.authority === 'server' ? bench.identity.secondOf(commandId) : null
  if (waiting !== null) return { command, commandId, payload, actor, second: waiting, now: bench.clock() }
  const second = signature === undefined ? null : bench.identity.signerOf(signature, { purpose: call.purpose, actorId: actor.userId })
  const spent = signature === undefined ? {} : { alsoWrite: () => bench.identity.spend(signature) }
  return { command, commandId, payload, actor, second, now: bench.clock(), ...spent }
}

/** Which screens ask again when documents of these kinds have changed. */
export function changedTopics(changed: readonly EntityName[]): string[] {
  return [...new Set([...changed.flatMap((entity) => [...topics[entity]]), 'ops', 'stock', 'traceability', 'sync'])]
}

/** Which screens ask again when a document changes. */
const topics = {
  site: ['ops'],
  app_user: ['identity'],
  product: ['stock', 'receiving'],
  fridge: ['fridges', 'numbering'],
  number_range: ['numbering'],
  number_block: ['numbering'],
  self_number: ['numbering', 'labels'],
  code_rule: ['receiving'],
  dispatch: ['receiving', 'station'],
  dispatch_line: ['receiving', 'station'],
  delivery_box: ['receiving'],
  attachment: ['attachments'],
  unit: ['numbering', 'fridges', 'testing', 'issuing'],
  reference_referral: ['references'],
  reference_match: ['references', 'issuing', 'testing'],
  reservation: ['reservations', 'station'],
  reservation_feedback: ['reservations'],
  reservation_dispatch: ['reservations', 'receiving'],
  reservation_template: ['reservations'],
  notice: ['notices', 'station'],
  notice_read: ['notices', 'station'],
  recall: ['notices', 'receiving', 'station'],
  recall_line: ['notices', 'station'],
  fee_price: ['fees'],
  fee_statement: ['fees'],
  fee_explanation: ['fees'],
  fee_period: ['fees'],
  station_link: ['station'],
  station_message: ['station', 'returns', 'reservations', 'references', 'receiving'],
  station_finding: ['station'],
  station_mapping: ['station'],
  patient: ['testing'],
  request: ['testing'],
  sample: ['testing', 'tasks'],
  crossmatch: ['testing'],
  grouping: ['testing', 'issuing'],
  group_conclusion: ['testing', 'issuing'],
  antibody_screen: ['testing'],
  sample_check: ['testing'],
  testing_policy: ['testing', 'issuing'],
  stock_count: ['stock'],
  count_line: ['stock'],
  task: ['tasks'],
  exception_case: ['tasks'],
  policy: ['ops'],
  issue: ['issuing'],
  bench: ['fridges', 'issuing'],
  station_return: ['returns', 'fees'],
  station_return_line: ['returns', 'fees']
} as const

/** After a snapshot everything may have changed. */
export const allTopics: ReadonlySet<string> = new Set([...Object.values(topics).flat(), 'ops', 'stock', 'traceability', 'sync'])
