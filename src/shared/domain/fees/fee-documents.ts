import { z } from 'zod'
import { feeVerdicts } from './reconcile.ts'

export const billedLineSchema = z.object({
  lineNo: z.number().int(),
  din: z.string(),
  productCode: z.string(),
  dispatchNumber: z.string(),
  month: z.string(),
  kind: z.enum(['charge', 'credit']),
  fen: z.number().int()
})

/** 血站对账单: what the station billed for a month, whole and without a fault. */
export const feeStatementSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  /** `YYYY-MM`. */
  period: z.string(),
  source: z.enum(['gateway', 'file']),
  fileName: z.string(),
  totalFen: z.number().int(),
  lines: z.array(billedLineSchema),
  takenAt: z.string(),
  takenBy: z.string()
})
export type FeeStatement = z.infer<typeof feeStatementSchema>

export const feeRowSchema = z.object({
  din: z.string(),
  productCode: z.string(),
  kind: z.enum(['charge', 'credit']),
  dispatchNumber: z.string(),
  month: z.string(),
  expectedFen: z.number().int(),
  billedFen: z.number().int(),
  differenceFen: z.number().int(),
  verdict: z.enum(feeVerdicts),
  lineNos: z.array(z.number().int())
})

/** A month that two people have signed: its rows as they were seen. It never changes again. The id is the month. */
export const feePeriodSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  rows: z.array(feeRowSchema),
  statementIds: z.array(z.string()),
  expectedFen: z.number().int(),
  billedFen: z.number().int(),
  signedAt: z.string(),
  signedBy: z.string(),
  checkedBy: z.string()
})
export type FeePeriod = z.infer<typeof feePeriodSchema>

/** Why a row of a month is not equal, in words. */
export const feeExplanationSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  month: z.string(),
  /** `feeRowKey` of the row. */
  rowKey: z.string(),
  text: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string()
})
export type FeeExplanation = z.infer<typeof feeExplanationSchema>
