import type { ZodError, ZodType } from 'zod'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { ShellCode } from '../../../shared/ipc/shell-codes.ts'
import { isTrustedSender } from '../security/sender-guard.ts'
import type { Sender } from '../security/sender-guard.ts'

/** One use case as the guard sees it: null = callable before sign-in, 'session' = by anyone signed in, else a capability of the person. */
export interface GuardedCall {
  readonly capability: string | null
  readonly input: ZodType
  readonly output: ZodType
}

export interface GuardPorts {
  readonly contract: Readonly<Record<string, GuardedCall>>
  readonly knownWindows: () => ReadonlySet<number>
  /** Capabilities of the person signed in, as core last said; empty when nobody is. */
  readonly capabilities: () => ReadonlySet<string>
  readonly askCore: (name: string, input: unknown) => Promise<Envelope<unknown>>
  readonly newTraceId: () => string
  /** For the log: the call, the code, the place in the input. Never what was in it. */
  readonly onRefusal: (refusal: { readonly name: string; readonly code: ShellCode; readonly traceId: string; readonly path?: string }) => void
}

export interface Call {
  readonly sender: Sender | null
  readonly name: unknown
  readonly input: unknown
}

/**
 * The checks on one call of the renderer, in the order of design §6:
 * sender → known name → capability → parse input → core → parse output → envelope. Never rejects.
 */
export async function guardCall(ports: GuardPorts, call: Call): Promise<Envelope<unknown>> {
  const name = typeof call.name === 'string' ? call.name.slice(0, 128) : '?'
  const refuse = (code: ShellCode, issue?: ZodError): Envelope<unknown> => {
    const traceId = ports.newTraceId()
    const where = issue ? firstIssue(issue) : null
    ports.onRefusal({ name, code, traceId, ...(where ? { path: where.path } : {}) })
    return { ok: false, error: { code, params: { name, ...where }, traceId } }
  }
  if (!isTrustedSender(call.sender, ports.knownWindows())) return refuse('ipc.bad-sender')
  const entry = Object.hasOwn(ports.contract, name) ? ports.contract[name] : undefined
  if (!entry) return refuse('ipc.unknown-call')
  if (!mayCall(entry.capability, ports.capabilities())) return refuse('ipc.not-allowed')
  const input = entry.input.safeParse(call.input)
  if (!input.success) return refuse('ipc.bad-input', input.error)
  const answer = await ports.askCore(name, input.data)
  if (!answer.ok) return { ok: false, error: answer.error }
  const output = entry.output.safeParse(answer.value)
  return output.success ? { ok: true, value: output.data } : refuse('ipc.bad-output', output.error)
}

function mayCall(needed: string | null, held: ReadonlySet<string>): boolean {
  if (needed === null) return true
  return needed === 'session' ? held.size > 0 : held.has(needed)
}

function firstIssue(error: ZodError): { readonly path: string; readonly message: string } {
  const issue = error.issues[0]
  return { path: issue?.path.map(String).join('.') || '(root)', message: issue?.message ?? 'invalid' }
}
