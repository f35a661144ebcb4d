import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import type { Instant } from '../../../shared/kernel/time.ts'

/** The result that stands beside a unit on the slip; `not-tested` is the emergency without a cross-match. */
export const slipCrossMatches = ['compatible', 'incompatible', 'not-required', 'not-tested'] as const
export type SlipCrossMatch = (typeof slipCrossMatches)[number]

export interface IssueSlipUnit {
  readonly selfNumber: string
  /** 13 characters. */
  readonly din: string
  readonly componentName: string
  readonly volumeText: string
  readonly group: BloodGroup
  readonly expiresAt: Instant
  readonly crossMatch: SlipCrossMatch
  /** Appearance at issue (clinical transfusion rules of 2000, art. 26). */
  readonly appearance: 'normal' | 'abnormal'
}

/** One hand-over of units to a ward, as it is signed on paper. A snapshot of the moment of issue. */
export interface IssueSlip {
  readonly hospitalName: string
  readonly requestNumber: string
  readonly patient: {
    readonly name: string
    readonly sex: 'male' | 'female' | 'unknown'
    /** As the request says it. */
    readonly age: string
    readonly recordNumber: string
    readonly ward: string
    readonly bed: string
    /** Null: an emergency before grouping. */
    readonly group: BloodGroup | null
  }
  readonly units: readonly IssueSlipUnit[]
  readonly issuedBy: string
  readonly checkedBy: string
  readonly issuedAt: Instant
  readonly printedAt: Instant
  /** Prints the practice watermark across every page. */
  readonly practice: boolean
}
