import { incompatibility } from '../stock/compatibility.ts'
import { canRetype } from './can-retype.ts'
import type { TestingCase } from './testing-stops.ts'

/** Conditions of an electronic cross-match, all needed. Source: domain.md §4.4 (Judd 1998, AABB, CNAS). */
export const electronicConditions = [
  'current-sample-grouped',
  'two-concordant-samples',
  'no-discrepancy',
  'screen-negative',
  'no-antibody-history',
  'unit-identified',
  'unit-group-confirmed',
  'group-compatible'
] as const
export type ElectronicCondition = (typeof electronicConditions)[number]

export interface ConditionState {
  readonly condition: ElectronicCondition
  readonly holds: boolean
}

/**
 * Which conditions hold for this patient and this bag. An aid to the eye: 临床输血技术规范 art. 16 demands the cross-match,
 * and nothing here replaces it. Validation on site and the age of the sample are asked elsewhere.
 */
export function electronicCrossmatch(c: TestingCase): readonly ConditionState[] {
  const { unit, patient, groupings } = c
  const sample = c.samples.at(-1)
  const current = sample !== undefined && sample.state === 'accepted' && sample.abo !== null && sample.rhd !== null ? sample : null
  const grouped = c.samples.filter((s) => s.state === 'accepted' && s.abo !== null)
  const lastOf = (own: (g: (typeof groupings)[number]) => boolean) => groupings.findLast(own)
  const ofSample = sample === undefined ? undefined : lastOf((g) => g.sampleId === sample.id)
  const ofUnit = lastOf((g) => g.unitId === unit.id)
  const clear = (g: typeof ofUnit): boolean => g === undefined || g.discrepancies.length === 0
  const holds: Readonly<Record<ElectronicCondition, boolean>> = {
    'current-sample-grouped': current !== null,
    'two-concordant-samples': current !== null && grouped.length >= 2 && grouped.every((s) => s.abo === current.abo && s.rhd === current.rhd),
    'no-discrepancy': clear(ofSample) && clear(ofUnit),
    'screen-negative': sample?.antibodyScreen === 'negative',
    'no-antibody-history': !patient.antibodyHistory,
    'unit-identified': unit.state === 'in-stock' && unit.selfNumber !== null,
    'unit-group-confirmed': canRetype(unit.componentClass) && ofUnit !== undefined && clear(ofUnit) && ofUnit.abo === unit.abo && ofUnit.rhd === unit.rhd,
    'group-compatible': current !== null && current.abo !== null && incompatibility(unit.componentClass, { abo: current.abo, rhd: current.rhd }, { abo: unit.abo, rhd: unit.rhd }) === null
  }
  return electronicConditions.map((condition) => ({ condition, holds: holds[condition] }))
}
