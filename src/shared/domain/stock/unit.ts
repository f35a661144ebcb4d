import { z } from 'zod'
import { aboGroups, rhdTypes } from './blood-group.ts'
import { componentClasses, quantityUnits } from './component-class.ts'
import { unitStates } from './unit-state.ts'

/** Holder of a bag that no bench holds: any bench may issue it while the server decides, none without it. */
export const SERVER_HOLDER = 'server'

/** One bag. Identity is DIN + whole product code (with division): split bags share the DIN (domain.md §1.5). */
export const unitSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  din: z.string(),
  productCode: z.string(),
  productId: z.string(),
  componentClass: z.enum(componentClasses),
  componentName: z.string(),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  quantity: z.number(),
  quantityUnit: z.enum(quantityUnits),
  volumeMl: z.number().int(),
  expiresAt: z.string(),
  state: z.enum(unitStates),
  selfNumber: z.string().nullable(),
  fridgeId: z.string().nullable(),
  dispatchId: z.string().nullable(),
  dispatchLineId: z.string().nullable(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  quarantineReason: z.string().nullable(),
  autologousPatientId: z.string().nullable(),
  issueId: z.string().nullable(),
  /** Device that may issue the bag, and how often that authority has moved (design §5). */
  holder: z.string(),
  epoch: z.number().int(),
  /** Device that has asked for the bag; its holder answers by giving it up (design §5). */
  recallBy: z.string().nullable()
})
export type Unit = z.infer<typeof unitSchema>
