import { z } from 'zod'
import { bandOfClass, componentClasses, type TemperatureBand } from '../stock/component-class.ts'

/** How one component counts in the volume of a patient's day. A unit without its mL cannot be converted: that asks for the highest approver. */
export const volumeRuleSchema = z.object({
  componentClass: z.enum(componentClasses),
  counts: z.boolean(),
  mlPerU: z.number().int().min(1).max(2000).nullable(),
  mlPerDose: z.number().int().min(1).max(2000).nullable()
})
export type VolumeRule = z.infer<typeof volumeRuleSchema>

/** ℃ in which a component may be carried; null: no limit on that side. */
export const transportRuleSchema = z.object({
  componentClass: z.enum(componentClasses),
  minC: z.number().min(-100).max(60).nullable(),
  maxC: z.number().min(-100).max(60).nullable()
})
export type TransportRule = z.infer<typeof transportRuleSchema>

/** What the hospital owns and signs beside its name: volume tiers and the emergency path. One document, id `policy`. */
export const policySchema = z.object({
  id: z.literal('policy'),
  version: z.number().int(),
  volumes: z.array(volumeRuleSchema),
  /** Limits of the transport boxes (R03); a bag that came outside of them is not taken into usable stock. */
  transport: z.array(transportRuleSchema),
  /** Whether a box whose bags were counted may be taken in whole, without each bag's codes being read. Off until the hospital has signed it. */
  wholeBox: z.boolean(),
  /** From this volume on, in mL, the head of the department signs (医疗机构临床用血管理办法: 800). */
  reviewFromMl: z.number().int().min(1).max(100_000),
  /** From this volume on, in mL, the medical affairs office approves (1600). */
  officeFromMl: z.number().int().min(1).max(100_000),
  /** Which requests are of one day: since midnight in Shanghai, or of the last 24 hours. */
  dayRule: z.enum(['calendar-day', 'last-24-hours']),
  /** RhD positive red cells in an emergency for a patient who is RhD negative or not typed: never, or with a reason on record. */
  emergencyRhd: z.enum(['neg-only', 'any-with-reason']),
  /** Hours within which group and cross-match of an emergency are done afterwards. */
  emergencyTestHours: z.number().int().min(1).max(72),
  /** Hours within which request, signatures and consent of an emergency are completed. */
  emergencyRequestHours: z.number().int().min(1).max(168),
  /** Whether a bench without the server may issue the bags it holds. Off until the hospital has signed it (design §5). */
  offlineIssue: z.boolean(),
  /** Longest age in hours of what a bench knows of bags and patients, for an issue without the server. */
  maxOfflineHours: z.number().int().min(1).max(72),
  /** How long a bench without the server takes the badges and PINs it knows. */
  offlineSignInHours: z.number().int().min(1).max(168)
})
export type Policy = z.infer<typeof policySchema>

/** WS 400 (domain.md §3.3): red cells 2 to 10 ℃, platelets 20 to 24 ℃, frozen at most -18 ℃. */
const carriedAt: Readonly<Record<TemperatureBand, { readonly minC: number | null; readonly maxC: number | null }>> = {
  'cold-2-6': { minC: 2, maxC: 10 },
  'room-20-24': { minC: 20, maxC: 24 },
  'frozen-18': { minC: null, maxC: -18 }
}

const perU = (mlPerU: number): { readonly counts: boolean; readonly mlPerU: number; readonly mlPerDose: null } => ({ counts: true, mlPerU, mlPerDose: null })

/**
 * What holds until the hospital has written its own. Sources: domain.md §3.1 (tiers, 1 U = 200 mL, 1 dose 250 mL); whether plasma and
 * platelets count is a local rule, so they do until somebody says otherwise. Every number marked uncertain there stands in open-questions.md.
 */
export const defaultPolicy: Policy = {
  id: 'policy',
  version: 0,
  volumes: [
    { componentClass: 'whole-blood', ...perU(200) },
    { componentClass: 'red-cells', ...perU(200) },
    { componentClass: 'washed-red-cells', ...perU(200) },
    { componentClass: 'plasma', ...perU(100) },
    { componentClass: 'cryoprecipitate', ...perU(25) },
    { componentClass: 'apheresis-platelets', counts: true, mlPerU: null, mlPerDose: 250 },
    { componentClass: 'manual-platelets', ...perU(25) },
    { componentClass: 'granulocytes', counts: true, mlPerU: 200, mlPerDose: 250 }
  ],
  transport: componentClasses.map((componentClass) => ({ componentClass, ...carriedAt[bandOfClass[componentClass]] })),
  wholeBox: false,
  reviewFromMl: 800,
  officeFromMl: 1600,
  dayRule: 'last-24-hours',
  emergencyRhd: 'any-with-reason',
  emergencyTestHours: 4,
  emergencyRequestHours: 24,
  offlineIssue: false,
  maxOfflineHours: 12,
  offlineSignInHours: 72
}
