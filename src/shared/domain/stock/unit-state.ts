/**
 * Life of a bag in the house. There is no way back from `issued` to usable stock:
 * 临床输血技术规范 art. 28, 血液发出后不得退回.
 */
export const unitStates = ['received', 'numbered', 'in-stock', 'quarantined', 'issued', 'returned', 'discarded'] as const
export type UnitState = (typeof unitStates)[number]

export const unitEvents = ['number', 'renumber', 'scan-back', 'quarantine', 'release', 'release-numbered', 'issue', 'take-back', 'discard'] as const
export type UnitEvent = (typeof unitEvents)[number]

const transitions: Readonly<Record<UnitState, Partial<Readonly<Record<UnitEvent, UnitState>>>>> = {
  received: { number: 'numbered', quarantine: 'quarantined', discard: 'discarded' },
  numbered: { 'scan-back': 'in-stock', renumber: 'received', quarantine: 'quarantined', discard: 'discarded' },
  // A spoiled label on a stocked bag takes the bag out of use until a new label was scanned back (R05).
  'in-stock': { issue: 'issued', quarantine: 'quarantined', renumber: 'received', discard: 'discarded' },
  // A released bag is never usable at once: one with a label has it scanned back anew, one without waits for its number.
  quarantined: { release: 'received', 'release-numbered': 'numbered', discard: 'discarded' },
  issued: { 'take-back': 'returned' },
  returned: { discard: 'discarded' },
  discarded: {}
}

/** The state after `event`, or null when the event is not allowed in this state. */
export function nextUnitState(state: UnitState, event: UnitEvent): UnitState | null {
  return transitions[state][event] ?? null
}

/** Handed out, taken back or thrown away: nobody will ever issue it again, so nobody need ask for it. */
export function hasLeft(state: UnitState): boolean {
  return state === 'issued' || state === 'returned' || state === 'discarded'
}

/** Only this state may be issued. */
export function isUsable(state: UnitState): boolean {
  return state === 'in-stock'
}
