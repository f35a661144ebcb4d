import type { Patient } from './patient.ts'

/** Start of the record number of somebody whose name nobody knows yet. */
export const UNKNOWN_RECORD = 'UNKNOWN-'

/**
 * A person nobody can name: every field that is not known is a dash, and the number is what staff call them by. Who it was is
 * entered when the emergency's request is completed.
 */
export function provisionalPatient(id: string, sex: Patient['sex']): Omit<Patient, 'version'> {
  const recordNumber = `${UNKNOWN_RECORD}${id.slice(-6).toUpperCase()}`
  return { id, recordNumber, name: recordNumber, sex, birthDate: '', ward: '—', bed: '—', abo: null, rhd: null, antibodyHistory: false }
}

export function isProvisional(patient: Pick<Patient, 'recordNumber'>): boolean {
  return patient.recordNumber.startsWith(UNKNOWN_RECORD)
}
