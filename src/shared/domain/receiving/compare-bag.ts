import { isRecalled, type Recall } from '../notices/notice.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Abo, Rhd } from '../stock/blood-group.ts'
import { isExpired, isLifeTooLong } from '../stock/expiry.ts'
import type { Finding } from './finding.ts'

/** What the bag itself says, from its own codes. */
export interface ScannedBag {
  readonly din: string
  readonly productCode: string
  readonly abo: Abo
  readonly rhd: Rhd | null
  readonly expiresAt: Instant
  /** The station marked the bag as not for stock (ST-001 RT005 messages Mb, Md, Mf, Mq, Mr, Mx). */
  readonly blocksStock: boolean
}

export interface ListedBag {
  readonly listed: boolean
  readonly productCode: string
  readonly abo: Abo
  readonly rhd: Rhd | null
  readonly expiresAt: Instant
}

/** What differs between bag and list, in the order a person should hear it. `line` null: the bag is not on the list; nor is it when the station took it off. */
export function compareBag(bag: ScannedBag, line: ListedBag | null, now: Instant): Finding[] {
  const found: Finding[] = []
  if (line === null || !line.listed) found.push('extra')
  else {
    if (bag.abo !== line.abo || bag.rhd !== line.rhd) found.push('wrong-group')
    if (bag.productCode !== line.productCode) found.push('wrong-component')
    if (bag.expiresAt !== line.expiresAt) found.push('wrong-expiry')
  }
  if (isExpired(bag.expiresAt, now)) found.push('expired')
  if (bag.blocksStock) found.push('station-message')
  return found
}

/** What stands against a bag beside its codes. */
export interface Around {
  readonly now: Instant
  readonly recalls: readonly Recall[]
  /** It came in a box that was too warm or too cold for it (`isOutsideTransport`). */
  readonly outsideTransport: boolean
  /** Of its product; null: not known, or not checked. */
  readonly maxLifeDays: number | null
}

/** All that is known against a bag before anybody looks at it: the list, any open recall (R10), and the box that it came in. */
export function bagFindings(bag: ScannedBag, line: ListedBag | null, { now, recalls, outsideTransport, maxLifeDays }: Around): Finding[] {
  return [...compareBag(bag, line, now), ...(isLifeTooLong(bag.expiresAt, now, maxLifeDays) ? (['life-too-long'] as const) : []), ...(isRecalled(recalls, bag) ? (['recalled'] as const) : []), ...(outsideTransport ? (['wrong-temperature'] as const) : [])]
}
