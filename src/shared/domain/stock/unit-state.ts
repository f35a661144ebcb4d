/**
 * Life of a bag in the house. There is no way back from `issued` to usable stock:
 * 临床输血技术规范 art. 28, 血液发出后不得退回.
 */
export const unitStates = ['received', 'numbered', 'in-stock', 'quarantined', 'issued', 'returned', 'discarded', 'return-asked', 'sent-back'] as const
export type UnitState = (typeof unitStates)[number]

export const unitEvents = ['number', 'renumber', 'scan-back', 'quarantine', 'release', 'release-numbered', 'issue', 'take-back', 'discard', 'ask-return', 'return-approved', 'return-refused'] as const
export type UnitEvent = (typeof unitEvents)[number]

const transitions: Readonly<Record<UnitState, Partial<Readonly<Record<UnitEvent, UnitState>>>>> = {
  received: { number: 'numbered', quarantine: 'quarantined', discard: 'discarded', 'ask-return': 'return-asked' },
  numbered: { 'scan-back': 'in-stock', renumber: 'received', quarantine: 'quarantined', discard: 'discarded', 'ask-return': 'return-asked' },
  // A spoiled label on a stocked bag takes the bag out of use until a new label was scanned back (R05).
  'in-stock': { issue: 'issued', quarantine: 'quarantined', renumber: 'received', discard: 'discarded', 'ask-return': 'return-asked' },
  // A released bag is never usable at once: one with a label has it scanned back anew, one without waits for its number.
  quarantined: { release: 'received', 'release-numbered': 'numbered', discard: 'discarded', 'ask-return': 'return-asked' },
  issued: { 'take-back': 'returned' },
  returned: { discard: 'discarded' },
  discarded: {},
  // Locked, and still ours: only the station's yes takes it out of stock (R08, domain.md §8.11). After its no, quarantine decides.
  'return-asked': { 'return-approved': 'sent-back', 'return-refused': 'quarantined' },
  'sent-back': {}
}

/** The state after `event`, or null when the event is not allowed in this state. */
export function nextUnitState(state: UnitState, event: UnitEvent): UnitState | null {
  return transitions[state][event] ?? null
}

/** Handed out, taken back, thrown away or back at the station: nobody will ever issue it again, so nobody need ask for it. */
export function hasLeft(state: UnitState): boolean {
  return state === 'issued' || state === 'returned' || state === 'discarded' || state === 'sent-back'
}

/** Only this state may be issued. */
export function isUsable(state: UnitState): boolean {
  return state === 'in-stock'
}
