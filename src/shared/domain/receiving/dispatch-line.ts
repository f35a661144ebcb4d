import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { specialTestIds } from '../../barcode/special-test-ids.ts'
import { findings } from './finding.ts'

export const lineOutcomes = ['pending', 'accepted', 'quarantined', 'rejected', 'missing'] as const

/** One bag of a dispatch, and what became of it. `listed` is false for a bag that came without being on the list. */
export const dispatchLineSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  dispatchId: z.string(),
  lineNo: z.number().int(),
  listed: z.boolean(),
  din: z.string(),
  productCode: z.string(),
  productId: z.string().nullable(),
  componentName: z.string(),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  volumeMl: z.number().int(),
  expiresAt: z.string(),
  priceFen: z.number().int().nullable(),
  outcome: z.enum(lineOutcomes),
  findings: z.array(z.enum(findings)),
  unitId: z.string().nullable(),
  /** The box that the station says the bag is in. */
  boxNumber: z.string().nullable(),
  /** The box that it came in (`delivery_box`). */
  boxId: z.string().nullable(),
  /** What the bag's own codes said of its antigens and other special tests, as it was read (structure of ST-001 and its content). */
  specialTests: z.array(z.object({ structure: z.enum(specialTestIds), data: z.string() }))
})
export type DispatchLine = z.infer<typeof dispatchLineSchema>
export type LineOutcome = DispatchLine['outcome']
