import { z } from 'zod'
import { fridgeSchema } from '../../domain/fridges/fridge.ts'
import { numberRangeSchema } from '../../domain/numbering/number-range.ts'
import { commandId, nothing, reason, refusalValue, unitRow } from './rows.ts'

const fridgeInput = fridgeSchema.omit({ version: true })
const rangeShape = numberRangeSchema.pick({ prefix: true, digits: true, start: true, end: true, reset: true })

export const printJobRow = z.object({
  id: z.string(),
  unitId: z.string().nullable(),
  selfNumber: z.string().nullable(),
  state: z.enum(['queued', 'sending', 'printed', 'failed', 'unknown', 'cancelled']),
  reason: z.string().nullable(),
  reprint: z.number().int(),
  createdAt: z.string()
})
export type PrintJobRow = z.infer<typeof printJobRow>

export const numberingCalls = {
  'fridges.list': { capability: 'look', input: nothing, output: z.object({ fridges: z.array(fridgeSchema.extend({ held: z.number().int() })) }) },
  'fridges.save': { capability: 'set-up', input: z.object({ commandId, fridge: fridgeInput }), output: nothing },
  'numbering.ranges': {
    capability: 'look',
    input: nothing,
    output: z.object({
      ranges: z.array(
        numberRangeSchema.extend({ fridgeName: z.string(), firstNumber: z.string(), lastNumber: z.string(), nextNumber: z.string().nullable(), used: z.number().int(), remaining: z.number().int(), burned: z.number().int(), /** Never given out and never to be: tails of blocks of benches that are gone. */ retired: z.number().int() })
      )
    })
  },
  /** First numbers as they would print, how many there are, and what stands against the range. */
  'numbering.previewRange': {
    capability: 'look',
    input: rangeShape,
    output: z.object({ examples: z.array(z.string()), count: z.number().int(), problem: refusalValue.nullable() })
  },
  'numbering.saveRange': { capability: 'set-up', input: z.object({ commandId, range: numberRangeSchema.omit({ version: true, active: true }) }), output: nothing },
  'numbering.work': {
    capability: 'look',
    input: nothing,
    output: z.object({
      /** Received, no number yet, in order of receipt. `fridgeName` here is the fridge that would be chosen; null: none fits. */
      waiting: z.array(unitRow.extend({ problem: refusalValue.nullable() })),
      /** Numbered: to be labelled and scanned back. */
      labelled: z.array(unitRow.extend({ job: printJobRow.nullable() })),
      confirmedToday: z.number().int()
    })
  },
  /** Takes a number for one bag and orders its label. The fridge is chosen by component and group unless given. */
  'numbering.assign': {
    capability: 'number',
    input: z.object({ commandId, unitId: z.string(), fridgeId: z.string().nullable() }),
    output: z.object({ number: z.string(), jobId: z.string(), fridgeName: z.string() })
  },
  /** Same for many, each in its own transaction; after a crash the same call goes on where it stopped. */
  'numbering.assignBatch': {
    capability: 'number',
    input: z.object({ commandId, unitIds: z.array(z.string()).min(1).max(500) }),
    output: z.object({ assigned: z.array(z.object({ unitId: z.string(), number: z.string() })), refused: z.array(z.object({ unitId: z.string(), refusal: refusalValue })) })
  },
  /** Label and bag were both read. Makes the bag usable. */
  'numbering.confirm': {
    capability: 'number',
    input: z.object({ commandId, selfNumber: z.string().max(16), din: z.string().length(13), dinFlags: z.string().max(2), productCode: z.string().length(8).nullable() }),
    output: z.object({ unit: unitRow })
  },
  'numbering.spoil': { capability: 'number', input: z.object({ commandId, number: z.string().max(16), reason }), output: nothing },
  'labels.reprint': { capability: 'number', input: z.object({ commandId, number: z.string().max(16), reason }), output: z.object({ jobId: z.string() }) },
  'labels.jobs': { capability: 'look', input: nothing, output: z.object({ jobs: z.array(printJobRow), paused: z.boolean(), printerState: z.string() }) },
  /** Nobody but the person at the printer knows whether an interrupted label came out. */
  'labels.resolve': { capability: 'number', input: z.object({ jobId: z.string(), answer: z.enum(['was-printed', 'print-again']) }), output: nothing },
  'labels.cancel': { capability: 'number', input: z.object({ jobId: z.string() }), output: nothing },
  /** PNG of a job's label as a data URL, as the layout in use draws it. */
  'labels.preview': {
    capability: 'look',
    input: z.object({ jobId: z.string() }),
    output: z.object({ dataUrl: z.string(), template: z.string(), widthMm: z.number(), heightMm: z.number(), dpi: z.number().int(), reprint: z.number().int() })
  }
} as const
