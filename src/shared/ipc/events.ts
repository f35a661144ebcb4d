import { z } from 'zod'

/** What core tells the window without being asked. Each is a hint: the screen asks again for what it shows. */
export const benchEvents = {
  /** A barcode was read by a scanner that core owns. The text is raw; what it means is domain code. */
  scan: z.object({ raw: z.string().max(4096), source: z.string().max(64), at: z.string() }),
  /** Documents of these contexts changed. */
  changed: z.object({ topics: z.array(z.string().max(64)).max(64) }),
  /** State of one device. */
  device: z.object({ id: z.string().max(64), state: z.string().max(32), detail: z.string().max(512) }),
  /** State of the core process, sent by the shell: `ready` only when a scan or command would be taken. */
  core: z.object({ state: z.enum(['starting', 'ready', 'restarting', 'failed']), detail: z.string().max(512) })
} as const

export type BenchEventName = keyof typeof benchEvents
export type BenchEvent<N extends BenchEventName> = z.infer<(typeof benchEvents)[N]>
