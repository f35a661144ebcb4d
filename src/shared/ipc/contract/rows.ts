import { z } from 'zod'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { unitStates } from '../../domain/stock/unit-state.ts'

/** A bag as lists show it. */
export const unitRow = z.object({
  id: z.string(),
  din: z.string(),
  productCode: z.string(),
  selfNumber: z.string().nullable(),
  componentName: z.string(),
  componentClass: z.enum(componentClasses),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  quantityText: z.string(),
  volumeMl: z.number(),
  expiresAt: z.string(),
  state: z.enum(unitStates),
  fridgeName: z.string().nullable(),
  quarantineReason: z.string().nullable(),
  receivedAt: z.string()
})
export type UnitRow = z.infer<typeof unitRow>

export const refusalValue = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export type RefusalValue = z.infer<typeof refusalValue>

export const person = z.object({ userId: z.string(), name: z.string(), badge: z.string(), roles: z.array(z.string()), capabilities: z.array(z.string()) })

/** Made by the window for every durable call; asking again with the same id never does the work twice. */
export const commandId = z.uuid()
/** What `identity.sign` gave for the second person: short-lived, for one purpose, made by own badge and PIN. */
export const signature = z.string().min(1).max(100)
export const reason = z.string().trim().min(1).max(200)
export const nothing = z.object({})
