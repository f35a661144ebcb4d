import { z } from 'zod'

const envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), traceId: z.string() })
  })
])

/** Messages of core, checked where they come in (shared/ipc/link.ts says what each means). */
export const fromCore = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready'), version: z.string() }),
  z.object({ t: z.literal('fatal'), code: z.string(), detail: z.string() }),
  z.object({ t: z.literal('reply'), id: z.number(), envelope }),
  z.object({ t: z.literal('event'), name: z.string(), payload: z.unknown() }),
  z.object({ t: z.literal('session'), capabilities: z.array(z.string()) }),
  z.object({ t: z.literal('pong'), id: z.number() }),
  z.object({ t: z.literal('goodbye') })
])
