import { keyChar } from './key-char.ts'
import type { KeyLike } from './key-char.ts'

export interface WedgeKey extends KeyLike {
  /** Time of the key event in milliseconds (`event.timeStamp`, so a busy page does not stretch it). */
  readonly at: number
  /** Key is held down: never a scanner. */
  readonly repeat: boolean
}

export interface WedgeState {
  readonly text: string
  readonly lastAt: number
}

export type WedgeOutcome =
  /** Says nothing about scanning: modifier, navigation, shortcut. */
  | { readonly kind: 'ignored' }
  /** First character of what may be a scan: the field in focus is remembered as it is now. */
  | { readonly kind: 'first' }
  /** Followed the last one as fast as a scanner. */
  | { readonly kind: 'fast' }
  /** Suffix of a whole scan. */
  | { readonly kind: 'scan'; readonly raw: string }
  /** Suffix right behind fast keys that are too few for a code: not a human's Enter, so it must confirm nothing. */
  | { readonly kind: 'short' }

export interface WedgeOptions {
  /** Longest gap between two keys of a scanner, ms. People stay above 50. */
  readonly maxGapMs: number
  /** Shortest code; shorter codes are typed. */
  readonly minLength: number
}

export const wedgeDefaults: WedgeOptions = { maxGapMs: 35, minLength: 6 }

export const emptyWedge: WedgeState = { text: '', lastAt: Number.NEGATIVE_INFINITY }

const suffixes: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter'])
const modifiers: ReadonlySet<string> = new Set([
  'ShiftLeft', 'ShiftRight', 'ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight', 'CapsLock'
])

/** One key through the keyboard wedge: tells a scanner from a person by the gaps. Pure; swallows nothing itself. */
export function stepWedge(
  state: WedgeState,
  key: WedgeKey,
  options: WedgeOptions = wedgeDefaults
): { readonly state: WedgeState; readonly outcome: WedgeOutcome } {
  const fast = key.at - state.lastAt <= options.maxGapMs && state.text !== ''
  if (modifiers.has(key.code)) {
    // A scanner presses Shift between two characters: it keeps the burst alive but starts none.
    return { state: fast ? { ...state, lastAt: key.at } : emptyWedge, outcome: { kind: 'ignored' } }
  }
  if (key.repeat) return { state: emptyWedge, outcome: { kind: 'ignored' } }
  if (suffixes.has(key.code)) {
    if (!fast) return { state: emptyWedge, outcome: { kind: 'ignored' } }
    const whole = state.text.length >= options.minLength
    return { state: emptyWedge, outcome: whole ? { kind: 'scan', raw: state.text } : { kind: 'short' } }
  }
  const char = keyChar(key)
  if (char === null) return { state: emptyWedge, outcome: { kind: 'ignored' } }
  return fast
    ? { state: { text: state.text + char, lastAt: key.at }, outcome: { kind: 'fast' } }
    : { state: { text: char, lastAt: key.at }, outcome: { kind: 'first' } }
}
