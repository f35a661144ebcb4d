import { refusal, type Refusal } from '../refusal-code.ts'
import { needsCrossmatch } from '../stock/component-class.ts'
import type { Unit } from '../stock/unit.ts'
import { canRetype } from './can-retype.ts'
import type { Crossmatch } from './crossmatch.ts'
import { isConcluded, type GroupConclusion } from './group-conclusion.ts'
import type { Grouping } from './grouping.ts'
import type { Patient } from './patient.ts'
import type { Sample } from './sample.ts'
import { defaultTestingPolicy, type TestingPolicy } from './testing-policy.ts'

export interface TestingCase {
  readonly unit: Unit
  readonly patient: Patient
  /** Samples of the patient, oldest first. */
  readonly samples: readonly Sample[]
  /** Cross-matches of this unit for this patient, oldest first. */
  readonly crossmatches: readonly Crossmatch[]
  /** Groupings of the unit and of the patient's samples, oldest first. */
  readonly groupings: readonly Grouping[]
  /** What two people concluded about the patient's group. */
  readonly conclusions: readonly GroupConclusion[]
  /** Null: the hospital has not decided, the defaults hold. */
  readonly testingPolicy: TestingPolicy | null
}

/** The last re-type of the bag counts: one that was not clear or differed from the label stops it, wherever it stands (art. 15). */
export function checkRetype({ unit, groupings, testingPolicy }: Pick<TestingCase, 'unit' | 'groupings' | 'testingPolicy'>): Refusal | null {
  const last = groupings.findLast((g) => g.unitId === unit.id)
  if (last !== undefined && (last.discrepancies.length > 0 || last.abo !== unit.abo || last.rhd !== unit.rhd)) {
    return refusal('issuing.unit-retype-differs', { din: unit.din, selfNumber: unit.selfNumber ?? '—' })
  }
  const required = (testingPolicy ?? defaultTestingPolicy).requireUnitRetype && canRetype(unit.componentClass)
  return required && last === undefined ? refusal('issuing.unit-not-retyped', { din: unit.din, selfNumber: unit.selfNumber ?? '—' }) : null
}

/** A grouping of the latest sample that was not clear stops everything for the patient until it is cleared up, or concluded after it. */
export function checkDiscrepancy({ samples, groupings, conclusions }: Pick<TestingCase, 'samples' | 'groupings' | 'conclusions'>): Refusal | null {
  const sample = samples.at(-1)
  const last = groupings.findLast((g) => sample !== undefined && g.sampleId === sample.id)
  if (sample === undefined || last === undefined || last.discrepancies.length === 0) return null
  return isConcluded(sample, groupings, conclusions) ? null : refusal('issuing.grouping-discrepancy', { sample: sample.number })
}

/** A screen that was not clear decides nothing; after a positive one, now or ever, a method that misses IgG is not enough (art. 17). */
export function checkScreen({ unit, patient, samples, crossmatches, testingPolicy }: TestingCase): Refusal | null {
  const sample = samples.at(-1)
  if (sample?.antibodyScreen === 'inconclusive') return refusal('issuing.antibody-screen-inconclusive', { sample: sample.number })
  if (!(testingPolicy ?? defaultTestingPolicy).positiveScreenNeedsAntiglobulin || !needsCrossmatch[unit.componentClass]) return null
  const antibody = patient.antibodyHistory || sample?.antibodyScreen === 'positive'
  const last = crossmatches.at(-1)
  // Only a cross-match of this tube: an antibody may have come since the one before. Without one of our own (the station's stands for it) nobody here
  // knows the method: fail closed.
  if (!antibody || (last !== undefined && last.sampleId === sample?.id && findsIgG(last.method))) return null
  return refusal('issuing.antiglobulin-crossmatch-missing', { din: unit.din, selfNumber: unit.selfNumber ?? '—' })
}

/** Polybrene finds most IgG but misses Kell-system antibodies, so it is not counted (docs/open-questions.md). */
export function findsIgG(method: Crossmatch['method']): boolean {
  return method === 'coombs' || method === 'gel-card'
}
