import type { CommandInput } from '../../../bridge/contract-types.ts'
import type { Patient } from '../../../../shared/domain/testing/patient.ts'

export interface PaperForm {
  readonly number: string
  readonly requestedBy: string
  readonly consent: 'signed' | 'head-approved'
  readonly consentBy: string
  readonly recordNumber: string
  readonly name: string
  readonly sex: Patient['sex']
  readonly birthDate: string
  readonly ward: string
  readonly bed: string
}

export const emptyPaper: PaperForm = { number: '', requestedBy: '', consent: 'signed', consentBy: '', recordNumber: '', name: '', sex: 'unknown', birthDate: '', ward: '', bed: '' }

/** The command's input, or null while something is missing. An identity is whole or not there at all. Core asks again. */
export function paperInput(form: PaperForm, taskId: string): CommandInput<'testing.completeEmergencyRequest'> | null {
  const { number, consent, recordNumber, birthDate, sex } = form
  const [requestedBy, consentBy, name, ward, bed] = [form.requestedBy, form.consentBy, form.name, form.ward, form.bed].map((s) => s.trim()) as [string, string, string, string, string]
  if (!/^[A-Z0-9-]{6,20}$/.test(number) || requestedBy === '' || consentBy === '') return null
  const filled = [recordNumber, name, birthDate, ward, bed]
  if (filled.every((s) => s === '')) return { taskId, number, requestedBy, consent, consentBy, patient: null }
  const whole = /^[A-Z0-9-]{4,20}$/.test(recordNumber) && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) && filled.every((s) => s !== '')
  return whole ? { taskId, number, requestedBy, consent, consentBy, patient: { recordNumber, name, sex, birthDate, ward, bed } } : null
}
