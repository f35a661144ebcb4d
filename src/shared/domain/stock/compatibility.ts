import type { Abo, BloodGroup, Rhd } from './blood-group.ts'
import type { ComponentClass } from './component-class.ts'

/**
 * ABO of donors a recipient may get, preferred first. Source: domain.md §4.1.
 * Platelets and granulocytes are ABO identical (临床输血技术规范 art. 16); what an emergency allows beyond
 * this is an override with reason and second person, never this table.
 */
const redCells: Readonly<Record<Abo, readonly Abo[]>> = { O: ['O'], A: ['A', 'O'], B: ['B', 'O'], AB: ['AB', 'A', 'B', 'O'] }
const plasma: Readonly<Record<Abo, readonly Abo[]>> = { O: ['O', 'A', 'B', 'AB'], A: ['A', 'AB'], B: ['B', 'AB'], AB: ['AB'] }
const identical: Readonly<Record<Abo, readonly Abo[]>> = { O: ['O'], A: ['A'], B: ['B'], AB: ['AB'] }

const aboTable: Readonly<Record<ComponentClass, Readonly<Record<Abo, readonly Abo[]>>>> = {
  'whole-blood': identical,
  'red-cells': redCells,
  'washed-red-cells': redCells,
  plasma,
  cryoprecipitate: plasma,
  'apheresis-platelets': identical,
  'manual-platelets': identical,
  granulocytes: identical
}

/** Whether RhD is matched. Plasma and cryoprecipitate carry no red cells that matter (domain.md §4.2). */
const rhdMatched: Readonly<Record<ComponentClass, boolean>> = {
  'whole-blood': true,
  'red-cells': true,
  'washed-red-cells': true,
  plasma: false,
  cryoprecipitate: false,
  'apheresis-platelets': true,
  'manual-platelets': true,
  granulocytes: true
}

export function compatibleAbo(component: ComponentClass, recipient: Abo): readonly Abo[] {
  return aboTable[component][recipient]
}

/** Whether RhD is matched for this component at all. */
export function isRhdMatched(component: ComponentClass): boolean {
  return rhdMatched[component]
}

export type Incompatibility = 'abo' | 'rhd' | 'unknown'

/**
 * Null when the donor unit may go to the recipient. Anything unknown is incompatible (fail closed, domain.md §4.4).
 * RhD negative recipients get RhD negative only; RhD positive recipients get either.
 */
export function incompatibility(component: ComponentClass, recipient: BloodGroup, donor: BloodGroup): Incompatibility | null {
  if (!aboTable[component][recipient.abo].includes(donor.abo)) return 'abo'
  if (!rhdMatched[component]) return null
  return rhdIncompatibility(recipient.rhd, donor.rhd)
}

function rhdIncompatibility(recipient: Rhd | null, donor: Rhd | null): Incompatibility | null {
  if (recipient === null || donor === null) return 'unknown'
  return recipient === 'neg' && donor === 'pos' ? 'rhd' : null
}
