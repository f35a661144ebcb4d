import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../ops/policy.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import type { Abo, Rhd } from '../stock/blood-group.ts'
import { incompatibility, isRhdMatched } from '../stock/compatibility.ts'
import type { ComponentClass } from '../stock/component-class.ts'
import type { Unit } from '../stock/unit.ts'
import { isCompatible } from '../testing/crossmatch-result.ts'
import type { Crossmatch } from '../testing/crossmatch.ts'
import type { GroupConclusion } from '../testing/group-conclusion.ts'
import type { Grouping } from '../testing/grouping.ts'
import type { ReferenceMatch } from '../testing/reference-match.ts'
import type { Patient } from '../testing/patient.ts'
import type { Sample } from '../testing/sample.ts'
import { checkDiscrepancy, checkRetype } from '../testing/testing-stops.ts'
import { checkReference, checkUnit } from './check-issue.ts'

export interface EmergencyCase {
  readonly unit: Unit | null
  /** Null: nobody knows yet who it is, or this is the first bag for a provisional person. */
  readonly patient: Patient | null
  /** Cross-matches of this bag for this person that are on record already. */
  readonly crossmatches: readonly Crossmatch[]
  /** What the station found for this bag and this person. */
  readonly references: readonly ReferenceMatch[]
  /** Samples of the person, oldest first. */
  readonly samples: readonly Sample[]
  /** Groupings of the bag and of the person's samples, oldest first. */
  readonly groupings: readonly Grouping[]
  /** What two people concluded about the person's group. */
  readonly conclusions: readonly GroupConclusion[]
  readonly policy: Policy
  /** Why RhD positive cells go to somebody who is RhD negative or not typed. */
  readonly rhdReason: string | null
  readonly now: Instant
}

/** What goes to somebody whose group nobody knows: red cells of O, plasma of AB, nothing else (domain.md §4.1, row unknown). */
const universal: Readonly<Record<ComponentClass, Abo | null>> = {
  'red-cells': 'O',
  'washed-red-cells': 'O',
  plasma: 'AB',
  cryoprecipitate: 'AB',
  'whole-blood': null,
  'apheresis-platelets': null,
  'manual-platelets': null,
  granulocytes: null
}

/**
 * What stops a bag even in an emergency (domain.md §4.3). A sample, cross-match, consent or approval that is missing never
 * does: they are done afterwards. The bag itself must be good, a cross-match that was done and failed still counts, and the
 * groups are as strict as ever: a confirmed group by the matrix, an unknown one by O cells or AB plasma. Null: it may go.
 */
export function checkEmergency(c: EmergencyCase): Refusal | null {
  const { unit, patient, crossmatches } = c
  if (unit === null) return refusal('issuing.unit-unknown')
  const stop = checkUnit({ unit, now: c.now })
  if (stop !== null) return stop
  if (unit.autologousPatientId !== null && unit.autologousPatientId !== patient?.id) return refusal('issuing.autologous-other-patient', { din: unit.din })
  const failed = crossmatches.some((m) => (m.major === 'incompatible' || m.minor === 'incompatible') && !isCompatible(unit.componentClass, m))
  if (failed) return refusal('issuing.crossmatch-incompatible', { din: unit.din, selfNumber: unit.selfNumber ?? '—' })
  const reference = checkReference({ unit, references: c.references.filter((m) => m.patientId === patient?.id) })
  if (reference !== null) return reference
  const group = groupOf(c)
  return checkBagType(c, unit) ?? checkAbo(unit, group.abo) ?? checkRhd(c, unit)
}

/** What is known of the person's group. While a grouping of the newest tube is not clear, concluded over or not, nothing is (fail closed). */
export function groupOf(c: Pick<EmergencyCase, 'patient' | 'samples' | 'groupings' | 'conclusions'>): { readonly abo: Abo | null; readonly rhd: Rhd | null } {
  const unclear = checkDiscrepancy({ ...c, conclusions: [] }) !== null || isOnlyConcluded(c)
  return { abo: unclear ? null : (c.patient?.abo ?? null), rhd: unclear ? null : (c.patient?.rhd ?? null) }
}

/** A group that was concluded counts in an emergency only once a clear grouping has found it too: a conclusion makes nothing looser. */
function isOnlyConcluded({ patient, groupings, conclusions }: Pick<EmergencyCase, 'patient' | 'groupings' | 'conclusions'>): boolean {
  return conclusions.length > 0 && !groupings.some((g) => g.subject === 'sample' && g.discrepancies.length === 0 && g.abo === patient?.abo && g.rhd === patient.rhd)
}

/** A re-type that differs from the label stops the bag; one that was not done yet does not hold up an emergency. */
function checkBagType({ groupings }: EmergencyCase, unit: Unit): Refusal | null {
  return groupings.some((g) => g.unitId === unit.id) ? checkRetype({ unit, groupings, testingPolicy: null }) : null
}

function checkAbo(unit: Unit, recipient: Abo | null): Refusal | null {
  if (recipient === null) {
    const wanted = universal[unit.componentClass]
    if (wanted === null) return refusal('emergency.component-needs-group', { component: unit.componentClass })
    return unit.abo === wanted ? null : refusal('emergency.group-not-universal', { din: unit.din, donor: unit.abo, only: wanted })
  }
  // RhD is judged apart: with both positive, only ABO can stand in the way here.
  const why = incompatibility(unit.componentClass, { abo: recipient, rhd: 'pos' }, { abo: unit.abo, rhd: 'pos' })
  return why === null ? null : refusal('emergency.abo-incompatible', { recipient, donor: unit.abo, din: unit.din })
}

/**
 * RhD positive cells for a person who is negative or not typed: only where the policy allows it, with a reason, and never for
 * somebody with an antibody on record, which may be anti-D (domain.md §4.2: anti-D present means negative only).
 */
function checkRhd(c: EmergencyCase, unit: Unit): Refusal | null {
  const { patient, policy, rhdReason } = c
  if (!isRhdMatched(unit.componentClass)) return null
  if (unit.rhd === null) return refusal('issuing.donor-group-unknown', { din: unit.din })
  if (unit.rhd === 'neg' || groupOf(c).rhd === 'pos') return null
  if (policy.emergencyRhd === 'neg-only') return refusal('emergency.rhd-positive', { din: unit.din })
  if (patient?.antibodyHistory === true) return refusal('emergency.rhd-antibody', { din: unit.din })
  return rhdReason === null ? refusal('emergency.rhd-reason-missing', { din: unit.din }) : null
}
