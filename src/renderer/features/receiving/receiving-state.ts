import type { Finding } from '../../../shared/domain/receiving/finding.ts'
import type { ReceivingScan } from '../../../shared/ipc/contract/receiving.ts'
import type { Destination } from '../../kit/scan-back/use-known-code.ts'

export type CompleteScan = Extract<ReceivingScan, { kind: 'bag' }>
export type BagPart = Extract<ReceivingScan, { kind: 'incomplete' }>['missing'][number]

export interface AwaitedLabel {
  readonly unitId: string
  readonly number: string
  readonly din: string
}

/** Where the receipt of one bag stands. Nothing here is durable: a bag that was not decided is scanned again. */
export interface ReceivingState {
  /** Codes of the bag in hand so far. */
  readonly reading: { readonly din: string | null; readonly missing: readonly BagPart[] } | null
  /** A whole bag that waits for a key of the technician. */
  readonly deciding: CompleteScan | null
  /** `D`: the next (or the deciding) bag looks wrong and is never accepted by itself. */
  readonly looksWrong: boolean
  readonly seen: readonly Finding[]
  /** Label at once: number given out, not scanned back yet. */
  readonly awaited: AwaitedLabel | null
  /** Units scanned back here: the list asked from core may still show them for a moment. */
  readonly confirmed: ReadonlySet<string>
  readonly goTo: Destination | null
  readonly lastLineId: string | null
  /** The transport box that is being emptied: chosen (null: none), or undefined for the newest. */
  readonly boxId: string | null | undefined
}

export const startState: ReceivingState = {
  reading: null, deciding: null, looksWrong: false, seen: [], awaited: null, confirmed: new Set(), goTo: null, lastLineId: null, boxId: undefined
}

/** What the eye sees; the others come from the codes. Source: findings of `domain/receiving/finding.ts`. */
export const visibleFindings = [
  'label-damaged', 'bag-damaged', 'clots', 'lipemic-plasma', 'bubbles-or-flocs', 'unclear-interface', 'purple-red-cells', 'wrong-temperature', 'other'
] as const satisfies readonly Finding[]
