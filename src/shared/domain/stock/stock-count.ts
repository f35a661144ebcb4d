import { z } from 'zod'

/** 盘点: one count of one fridge. What was found is kept line by line, so a crash loses no scan. */
export const stockCountSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  fridgeId: z.string(),
  state: z.enum(['open', 'closed']),
  startedAt: z.string(),
  startedBy: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  /** At the close: bags listed here, of these found, of these not found. */
  listed: z.number().int().nullable(),
  found: z.number().int().nullable(),
  missing: z.number().int().nullable()
})
export type StockCount = z.infer<typeof stockCountSchema>

export const countOutcomes = ['found', 'wrong-fridge', 'not-in-stock', 'not-found'] as const

export const countLineSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  countId: z.string(),
  unitId: z.string(),
  outcome: z.enum(countOutcomes),
  at: z.string(),
  by: z.string()
})
export type CountLine = z.infer<typeof countLineSchema>
export type CountOutcome = CountLine['outcome']
