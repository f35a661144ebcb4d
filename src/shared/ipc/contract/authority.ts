import { z } from 'zod'
import { commandId, nothing, reason, signature } from './rows.ts'

/** A workstation as a person knows it: `own` is this one. */
const benchRow = z.object({ id: z.string(), name: z.string(), own: z.boolean(), active: z.boolean() })
export type BenchRow = z.infer<typeof benchRow>

export const authorityCalls = {
  /** Workstations that have joined the server; empty on a bench that works alone. */
  'issuing.benches': { capability: 'look', input: nothing, output: z.object({ benches: z.array(benchRow) }) },
  /** Who may issue a bag (design §5). Null for a bag nobody knows; `holder` null: nobody holds it, the server decides. */
  'issuing.authority': {
    capability: 'look',
    input: z.object({ unitId: z.string() }),
    output: z.object({
      authority: z
        .object({
          holder: benchRow.nullable(),
          /** How often authority has moved. */
          epoch: z.number().int(),
          /** Who has asked for it and waits for the holder's word. */
          askedBy: benchRow.nullable(),
          /** What this bench may do about it now. */
          mayAsk: z.boolean(),
          mayTakeOver: z.boolean()
        })
        .nullable()
    })
  },
  /** 请求移交. `held`: it was given at once. Otherwise the holder gives it up when it hears of it, and the topic `issuing` tells. */
  'issuing.recall': { capability: 'issue', input: z.object({ commandId, unitId: z.string() }), output: z.object({ held: z.boolean() }) },
  /** 见袋接管: both codes scanned off the bag in hand. A code that was typed is not taken. */
  'issuing.takeOver': {
    capability: 'issue',
    input: z.object({ commandId, unitId: z.string(), scannedSelfNumber: z.string().max(16), scannedDin: z.string().length(13), dinFlags: z.string().max(2), reason, signature }),
    output: nothing
  }
} as const
