import { z } from 'zod'
import { componentClasses, quantityUnits } from '../stock/component-class.ts'
import { approverRoles } from './approver.ts'

/** 用血申请: what a ward asks for one patient. */
export const requestSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  patientId: z.string(),
  componentClass: z.enum(componentClasses),
  quantity: z.number(),
  quantityUnit: z.enum(quantityUnits),
  issuedQuantity: z.number(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  state: z.enum(['submitted', 'approved', 'cancelled']),
  consentSigned: z.boolean(),
  /** Highest signature on the paper; null while nobody approved, and for an emergency, which the tiers do not bind. */
  approvedByRole: z.enum(approverRoles).nullable()
})
export type BloodRequest = z.infer<typeof requestSchema>
