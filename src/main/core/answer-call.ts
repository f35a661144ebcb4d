import { randomUUID } from 'node:crypto'
import { contract, type CoreCallName } from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import type { Bench } from './bench.ts'
import type { Handler } from './bench-context.ts'

/**
 * Answers one call of the window. The shell has checked sender, name and form; core checks the person again, because it
 * alone knows who is signed in. An exception is a bug: it is logged by trace id and never told to the window in words.
 */
export async function answerCall(bench: Bench, name: string, input: unknown): Promise<Envelope<unknown>> {
  const traceId = randomUUID()
  const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}): Envelope<unknown> => ({ ok: false, error: { code, params, traceId } })
  if (!Object.hasOwn(bench.handlers, name)) return refuse('ipc.unknown-call', { name })
  const call = contract[name as CoreCallName]
  const parsed = call.input.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('ipc.bad-input', { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' })
  }
  const actor = bench.context.identity.current()
  if (call.capability !== null) {
    if (actor === null) return refuse('identity.not-signed-in')
    if (call.capability !== 'session' && !actor.capabilities.some((c) => c === call.capability)) return refuse('command.not-allowed', { capability: call.capability })
  }
  try {
    // One handler per name, each checked against its own types where it is made.
    const handler = bench.handlers[name as CoreCallName] as Handler<CoreCallName>
    const result = await handler(parsed.data as never, actor)
    return result.ok ? { ok: true, value: result.value } : refuse(result.error.code, result.error.params)
  } catch (error) {
    // A full disk or a damaged page is no bug of the program: say which, and what to do.
    const refused = bench.context.guard.after(error)
    if (refused !== null) return refuse(refused.code, refused.params)
    bench.context.log('call.failed', { name, traceId, error: error instanceof Error ? (error.stack ?? error.message).slice(0, 2000) : String(error) })
    return refuse('core.bug', {})
  }
}
