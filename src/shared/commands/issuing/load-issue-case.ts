import type { IssueCase } from '../../domain/issuing/check-issue.ts'
import { find, get, type Load } from '../load.ts'
import { samplesOf } from '../testing/samples-of.ts'

/** Reads what `checkIssue` judges: the same for the look before and for the command itself. */
export function* loadIssueCase(unitId: string, requestId: string): Load<Omit<IssueCase, 'now' | 'deviceId'>> {
  const request = yield* get('request', requestId)
  const patient = yield* get('patient', request?.patientId ?? null)
  return {
    unit: yield* get('unit', unitId),
    request,
    patient,
    samples: yield* samplesOf(patient?.id ?? null),
    crossmatches: patient === null ? [] : yield* find('crossmatch', { unitId, patientId: patient.id }),
    references: patient === null ? [] : yield* find('reference_match', { unitId, patientId: patient.id }),
    groupings: [...(yield* find('grouping', { unitId })), ...(patient === null ? [] : yield* find('grouping', { patientId: patient.id }))],
    conclusions: patient === null ? [] : yield* find('group_conclusion', { patientId: patient.id }),
    testingPolicy: yield* get('testing_policy', 'testing-policy'),
    site: yield* get('site', 'site')
  }
}
