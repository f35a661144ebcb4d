import type { Abo, Rhd } from '../domain/stock/blood-group.ts'
import type { Collection, GroupMessage, GroupVariant } from './group-codes.ts'
import type { DateId, OtherId } from './identifier-table.ts'

export interface DinFields {
  /** 13 characters, the donation's identity; the flags are no part of it. */
  readonly din: string
  /** RT004, the two characters as read (with `legacyCheck`: check character and `0`); `''` where only a check character followed. */
  readonly flags: string
  /** Keyboard check character (mod 37-2), computed. */
  readonly check: string
  /** An older label tool put the check character where the flags belong. */
  readonly legacyCheck?: true
  /** Typed from the label (13 + check character, no identifier). */
  readonly typed?: true
}

export interface GroupFields {
  /** null: the code names no plain ABO group (message, pooled ABO, Bombay and para-Bombay): rules must fail closed. */
  readonly abo: Abo | null
  readonly rhd: Rhd | null
  /** null for a message, which says nothing on the collection. */
  readonly collection: Collection | null
  /** What makes the group other than plain, or null. */
  readonly variant: GroupVariant | null
  /** RT007 character as scanned; see `phenotype.ts`. */
  readonly phenotype: string
  readonly message: GroupMessage | null
  /** The station says the bag must not enter usable stock. */
  readonly blocksStock: boolean
}

export interface ProductFields {
  /** The 5-character product description code. */
  readonly productCode: string
  /** RT008; null where characters 6-8 are national or local (A-D) or otherwise not collection type and division. */
  readonly collectionType: string | null
  /** `00` undivided, `A0`, `Aa`…; null as above. */
  readonly division: string | null
  /** All 8 characters: with the DIN, the identity of the bag. */
  readonly code: string
}

export interface DateFields {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm+08:00` where the structure has a time. */
  readonly iso: string
}

export type DinStructure = { readonly id: '001'; readonly data: string; readonly fields: DinFields }
export type GroupStructure = { readonly id: '002'; readonly data: string; readonly fields: GroupFields }
export type ProductStructure = { readonly id: '003'; readonly data: string; readonly fields: ProductFields }
export type DateStructure = { readonly id: DateId; readonly data: string; readonly fields: DateFields }
export type OtherStructure = { readonly id: OtherId; readonly data: string; readonly fields: Readonly<Record<string, string>> }
/** `&a`–`&z`, `&;`, `&!`: opaque, only ever alone in a scan. */
export type NationalStructure = {
  readonly id: 'national'
  readonly data: string
  readonly fields: { readonly identifier: string }
}

/** One ISBT 128 data structure. `data` excludes the identifier, except that of 001 holds the facility's first character (ST-001 §4). */
export type Structure = DinStructure | GroupStructure | ProductStructure | DateStructure | OtherStructure | NationalStructure
