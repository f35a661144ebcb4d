import type { EmergencyCase } from '../../domain/issuing/check-emergency.ts'
import { defaultPolicy } from '../../domain/ops/policy.ts'
import { find, get, type Load } from '../load.ts'
import { samplesOf } from '../testing/samples-of.ts'

export type EmergencyDocuments = Pick<EmergencyCase, 'unit' | 'patient' | 'crossmatches' | 'references' | 'samples' | 'groupings' | 'conclusions' | 'policy'>

/** Reads what `checkEmergency` judges: the same for the look before and for the command itself. */
export function* loadEmergency(unitId: string, patientId: string | null): Load<EmergencyDocuments> {
  return {
    unit: yield* get('unit', unitId),
    patient: yield* get('patient', patientId),
    crossmatches: patientId === null ? [] : yield* find('crossmatch', { unitId, patientId }),
    references: patientId === null ? [] : yield* find('reference_match', { unitId, patientId }),
    samples: yield* samplesOf(patientId),
    groupings: [...(yield* find('grouping', { unitId })), ...(patientId === null ? [] : yield* find('grouping', { patientId }))],
    conclusions: patientId === null ? [] : yield* find('group_conclusion', { patientId }),
    policy: (yield* get('policy', 'policy')) ?? defaultPolicy
  }
}
