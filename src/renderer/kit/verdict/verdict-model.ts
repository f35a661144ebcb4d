import type { ReactNode } from 'react'

export const verdictKinds = ['accept', 'attention', 'refuse'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** What the screen says about one scan or one key, large and at once. All texts are ready to read. */
export interface VerdictModel {
  readonly kind: VerdictKind
  /** One line, what it is: `已入库 · A9999 26 123456`. Never cut; two lines rather. */
  readonly title: string
  /** One sentence: the rule, the value. */
  readonly reason?: string
  /** What to do now: `请放入隔离冰箱。` */
  readonly next?: string
  /** Large fixed place on the right, e.g. `<BloodGroupBadge size="large" …/>`. */
  readonly aside?: ReactNode
  /** Refusal code and trace, shown small. */
  readonly code?: string
  readonly traceId?: string
}
