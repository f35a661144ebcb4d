import { shanghai, toMs, type Instant } from '../../kernel/time.ts'
import type { Policy } from '../ops/policy.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import type { ComponentClass, QuantityUnit } from '../stock/component-class.ts'
import { approverRoles, type ApproverRole } from './approver.ts'
import type { BloodRequest } from './request.ts'

export interface Wanted {
  readonly componentClass: ComponentClass
  readonly quantity: number
  readonly quantityUnit: QuantityUnit
}

export interface DayVolume {
  /** Sum of what could be converted, in whole mL. */
  readonly ml: number
  /** A component that counts but whose quantity has no mL in the policy. */
  readonly unconvertible: ComponentClass | null
}

/** mL of one request by the policy: 0 when the component does not count, null when it cannot be converted. */
export function volumeOf(policy: Policy, wanted: Wanted): number | null {
  const rule = policy.volumes.find((v) => v.componentClass === wanted.componentClass)
  if (rule === undefined) return null
  if (!rule.counts) return 0
  const each = { mL: 1, U: rule.mlPerU, dose: rule.mlPerDose }[wanted.quantityUnit]
  return each === null ? null : wanted.quantity * each
}

/** All of one patient's requests of a day together: not one form (domain.md §3.1, §8.5). */
export function dayVolume(policy: Policy, all: readonly Wanted[]): DayVolume {
  const volumes = all.map((wanted) => volumeOf(policy, wanted))
  const unknown = volumes.indexOf(null)
  return { ml: Math.round(volumes.reduce<number>((sum, ml) => sum + (ml ?? 0), 0)), unconvertible: all[unknown]?.componentClass ?? null }
}

/** The tier: 800 and 1600 belong to the higher one; what cannot be converted asks for the highest. */
export function neededApprover(policy: Policy, volume: DayVolume): ApproverRole {
  if (volume.unconvertible !== null || volume.ml >= policy.officeFromMl) return 'medical-affairs'
  return volume.ml >= policy.reviewFromMl ? 'department-head' : 'superior-physician'
}

/** Whether a request of `requestedAt` is of the same day as one made `now`. */
export function isOfTheDay(policy: Policy, requestedAt: Instant, now: Instant): boolean {
  if (policy.dayRule === 'last-24-hours') return toMs(now) - toMs(requestedAt) < 24 * 3_600_000
  const [a, b] = [shanghai(requestedAt), shanghai(now)]
  return a.year === b.year && a.month === b.month && a.day === b.day
}

export interface Approval {
  readonly policy: Policy
  /** The patient's requests so far, of any day. Cancelled ones do not count; emergency ones do. */
  readonly requests: readonly BloodRequest[]
  readonly wanted: Wanted
  readonly approvedByRole: ApproverRole | null
  readonly now: Instant
}

/** Null when whoever approved is high enough for the volume of the patient's day with this request in it. */
export function checkApproval({ policy, requests, wanted, approvedByRole, now }: Approval): Refusal | null {
  const earlier = requests.filter((r) => r.state !== 'cancelled' && isOfTheDay(policy, r.requestedAt, now))
  const volume = dayVolume(policy, [...earlier, wanted])
  const needed = neededApprover(policy, volume)
  if (approvedByRole !== null && approverRoles.indexOf(approvedByRole) >= approverRoles.indexOf(needed)) return null
  const given = approvedByRole ?? ''
  if (volume.unconvertible !== null) return refusal('testing.approval-tier-unconvertible', { component: volume.unconvertible, needed, given })
  return refusal('testing.approval-tier-missing', { sum: volume.ml, count: earlier.length + 1, needed, given })
}
