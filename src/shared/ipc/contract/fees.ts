import { z } from 'zod'
import { feeRowSchema } from '../../domain/fees/fee-documents.ts'
import { feePriceSchema } from '../../domain/fees/price.ts'
import { statementFaults } from '../../domain/fees/read-statement.ts'
import { feeVerdicts } from '../../domain/fees/reconcile.ts'
import { commandId, nothing, signature } from './rows.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** Sums in fen; they re-add: billed minus expected is the difference. */
const total = z.object({ expectedFen: z.number().int(), billedFen: z.number().int(), differenceFen: z.number().int(), bags: z.number().int(), verdicts: z.partialRecord(z.enum(feeVerdicts), z.number().int()) })
const signed = z.object({ at: z.string(), by: z.string(), second: z.string() }).nullable()
const statementRow = z.object({ id: z.string(), version: z.number().int(), number: z.string(), period: z.string(), source: z.enum(['gateway', 'file']), lines: z.number().int(), totalFen: z.number().int(), takenAt: z.string() })
const file = z.object({ fileName: z.string().min(1).max(120), bytes: z.instanceof(Uint8Array) })

export const feeCalls = {
  /** The last thirteen months, the newest first, and any older one that has something. */
  'fees.months': { capability: 'look', input: nothing, output: z.object({ months: z.array(z.object({ month, total, unexplained: z.number().int(), statements: z.number().int(), signed })) }) },
  'fees.month': {
    capability: 'look',
    input: z.object({ month }),
    output: z.object({
      rows: z.array(feeRowSchema.extend({ key: z.string(), explanation: z.string().nullable() })),
      total,
      byDispatch: z.array(z.object({ name: z.string(), total })),
      statements: z.array(statementRow),
      signed
    })
  },
  'fees.explain': { capability: 'settle-fees', input: z.object({ commandId, month, rowKeys: z.array(z.string()).min(1).max(500), text: z.string().trim().min(1).max(300) }), output: nothing },
  'fees.sign': { capability: 'settle-fees', input: z.object({ commandId, month, seen: total, signature }), output: nothing },
  'fees.prices': { capability: 'look', input: nothing, output: z.object({ prices: z.array(feePriceSchema.extend({ productName: z.string().nullable() })) }) },
  'fees.savePrice': { capability: 'settle-fees', input: z.object({ commandId, productCode: z.string(), fromDay: z.string(), priceFen: z.number().int() }), output: nothing },
  /** Reads a statement from a file without taking it. `month` and `number` come from the person where the file has none. */
  'fees.previewStatement': {
    capability: 'settle-fees',
    input: file.extend({ month, number: z.string().trim().min(1).max(60) }),
    output: z.object({ lines: z.number().int(), totalFen: z.number().int(), faults: z.array(z.object({ line: z.number().int(), code: z.enum(statementFaults), field: z.string(), value: z.string() })) })
  },
  'fees.importStatement': { capability: 'settle-fees', input: file.extend({ commandId, month, number: z.string().trim().min(1).max(60) }), output: z.object({ lines: z.number().int() }) },
  /** The month as a spreadsheet: typed cells, no formula. */
  'fees.export': { capability: 'look', input: z.object({ month }), output: z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }) },
  'fees.print': { capability: 'look', input: z.object({ month }), output: z.object({ file: z.string() }) }
} as const
