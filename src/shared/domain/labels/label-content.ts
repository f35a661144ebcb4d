import type { Instant } from '../../kernel/time.ts'
import type { Abo, Rhd } from '../stock/blood-group.ts'

/** What a self-number label says. A snapshot: a label shows what was true when its number was taken. */
export interface LabelContent {
  /** The hospital's own number, e.g. `A2600123`. */
  readonly selfNumber: string
  /** 13 characters, without the leading `=` and without flags. */
  readonly din: string
  /** 8 characters of ISBT 128 structure 003, or the station's own code. */
  readonly productCode: string
  readonly componentName: string
  /** `2 U`, `200 mL` or `1 治疗量`. */
  readonly volumeText: string
  readonly abo: Abo
  readonly rhd: Rhd | null
  readonly expiresAt: Instant
  /** Fridge and layer, as people say it. */
  readonly location: string
  readonly hospitalName: string
  readonly printedAt: Instant
  /** 0 for the first print; each reprint counts one up and is marked on the label (R05). */
  readonly reprint: number
}
