import type { Identified } from '../../../shared/ipc/contract/traceability.ts'

export type LabelCode = Extract<Identified, { kind: 'label' }>
export type BagCode = Extract<Identified, { kind: 'bag' }>

/** What was read of the bag in the hand so far. Never both: two codes make a pair and the state is empty again. */
export interface PairState {
  readonly label: LabelCode | null
  readonly bag: BagCode | null
}

export const emptyPair: PairState = { label: null, bag: null }

export type PairOutcome =
  /** `replaced`: another label had waited; it counts no longer. */
  | { readonly kind: 'bag-wanted'; readonly label: LabelCode; readonly replaced: LabelCode | null }
  | { readonly kind: 'label-wanted'; readonly bag: BagCode; readonly replaced: BagCode | null }
  | { readonly kind: 'pair'; readonly label: LabelCode; readonly bag: BagCode }
  /** Our own label's DIN code: the station's code must be read, or a swapped label is never noticed. */
  | { readonly kind: 'own-din'; readonly din: string }
  /** No code of a bag; what was read before still waits. */
  | { readonly kind: 'other'; readonly code: Exclude<Identified, LabelCode | BagCode> }

/**
 * Self-number label and the bag's own code, in any order, one bag at a time (R18). Whether the two belong together is
 * core's verdict, not this function's. Reading the same code again changes nothing.
 */
export function pairScan(state: PairState, code: Identified): { readonly state: PairState; readonly outcome: PairOutcome } {
  switch (code.kind) {
    case 'label': {
      if (state.bag) return { state: emptyPair, outcome: { kind: 'pair', label: code, bag: state.bag } }
      const replaced = state.label && state.label.selfNumber !== code.selfNumber ? state.label : null
      return { state: { label: code, bag: null }, outcome: { kind: 'bag-wanted', label: code, replaced } }
    }
    case 'bag': {
      if (state.label) return { state: emptyPair, outcome: { kind: 'pair', label: state.label, bag: code } }
      const replaced = state.bag && state.bag.din !== code.din ? state.bag : null
      return { state: { label: null, bag: code }, outcome: { kind: 'label-wanted', bag: code, replaced } }
    }
    case 'own-din':
      return { state, outcome: { kind: 'own-din', din: code.din } }
    case 'bag-part':
    case 'request':
    case 'sample':
    case 'patient':
    case 'badge':
    case 'fridge':
    case 'dispatch':
    case 'unreadable':
    case 'unknown':
      return { state, outcome: { kind: 'other', code } }
  }
}
