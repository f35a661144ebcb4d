import type { Instant } from '../../../shared/kernel/time.ts'
import type { VerifyReply, VerifyRequest } from '../../../shared/sync/verify.ts'

export interface ServerContact {
  /** Whether it can be asked now. */
  readonly online: boolean
  /** The end of the last successful session with the server, by this bench's clock; null: never. */
  readonly lastContactAt: Instant | null
}

/** How the bench asks the server who somebody is. */
export interface ServerVerifier {
  /** Null: a bench that works alone; its own verifier is the only one and never expires. */
  readonly contact: () => ServerContact | null
  /** Rejects when there is no answer. */
  readonly verify: (request: VerifyRequest) => Promise<VerifyReply>
}

export const noServer: ServerVerifier = { contact: () => null, verify: () => Promise.reject(new Error('no server')) }

/** The reply, or null when there was none in time. Whoever stands at the bench with a bag in hand does not wait longer. */
export async function replyWithin(reply: Promise<VerifyReply>, ms: number): Promise<VerifyReply | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([reply.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}
