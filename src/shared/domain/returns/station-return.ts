import { z } from 'zod'

/** Why a bag goes back to the station. What the hospital did to it itself (expired on our shelf, wrong order) is not a quality reason. */
export const returnReasons = ['quality', 'label', 'expiry-too-short', 'wrong-delivery', 'recall', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]

/** 血站退血: bags that the lab wants to give back. Open until the station has said yes or no to each of them. */
export const stationReturnSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** The lab's own number for it; the station answers under it. */
  number: z.string(),
  reason: z.enum(returnReasons),
  note: z.string(),
  state: z.enum(['open', 'settled']),
  requestedAt: z.string(),
  requestedBy: z.string()
})
export type StationReturn = z.infer<typeof stationReturnSchema>

/** One bag of a return. It is locked from the request on and leaves stock only by the station's yes (domain.md §8.11). */
export const stationReturnLineSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  returnId: z.string(),
  unitId: z.string(),
  din: z.string(),
  productCode: z.string(),
  state: z.enum(['requested', 'approved', 'refused']),
  decidedAt: z.string().nullable(),
  /** Who entered the station's word, and the second person; the gateway has none. */
  decidedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  /** The station's number for its decision, and what it says. */
  decisionNumber: z.string().nullable(),
  stationReason: z.string().nullable()
})
export type StationReturnLine = z.infer<typeof stationReturnLineSchema>
