import { PartnerAway, PartnerFault } from './port.ts'

export interface PartnerReply {
  readonly status: number
  readonly bytes: Uint8Array
  readonly type: string
}

export interface PartnerCall {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  readonly timeoutMs: number
}

/** No document of a station is larger; an answer that does not end is cut here. */
const MAX_BYTES = 32 * 1024 * 1024

/**
 * One HTTP call to a partner with a limit on time and size. No redirects: a station that moved is entered anew by a person.
 * @throws PartnerAway, PartnerFault
 */
export async function partnerFetch({ url, method, headers = {}, body, timeoutMs }: PartnerCall): Promise<PartnerReply> {
  try {
    const reply = await fetch(url, { method, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs), ...(body === undefined ? {} : { body }) })
    if (reply.status >= 502 && reply.status <= 504) throw new PartnerAway(`HTTP ${reply.status}`)
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of reply.body ?? []) {
      size += part.length
      if (size > MAX_BYTES) throw new PartnerFault(`an answer of more than ${MAX_BYTES / 1024 / 1024} MB`)
      parts.push(part)
    }
    return { status: reply.status, bytes: Buffer.concat(parts), type: reply.headers.get('content-type') ?? '' }
  } catch (error) {
    if (error instanceof PartnerAway || error instanceof PartnerFault) throw error
    // The address may hold a password: only the kind of error is said.
    const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : error instanceof Error ? error.name : 'error'
    throw new PartnerAway(`no answer (${cause})`)
  }
}
