import type { CommandInput } from '../../bridge/contract-types.ts'
import type { ComponentClass, QuantityUnit } from '../../../shared/domain/stock/component-class.ts'
import type { ApproverRole } from '../../../shared/domain/testing/approver.ts'
import type { Patient } from '../../../shared/domain/testing/patient.ts'

export interface RegisterForm {
  readonly number: string
  readonly recordNumber: string
  readonly name: string
  readonly sex: Patient['sex'] | null
  readonly birthDate: string
  readonly ward: string
  readonly bed: string
  readonly componentClass: ComponentClass
  readonly quantity: string
  readonly quantityUnit: QuantityUnit
  readonly requestedBy: string
  readonly approved: boolean
  /** Highest signature on the paper; core says when the day's volume asks for a higher one. */
  readonly approvedByRole: ApproverRole
  readonly consentSigned: boolean
  readonly antibodyHistory: boolean
}

/** Consent is never presumed: someone has to have seen the signature. */
export const emptyRegisterForm: RegisterForm = {
  number: '', recordNumber: '', name: '', sex: null, birthDate: '', ward: '', bed: '', componentClass: 'red-cells', quantity: '2', quantityUnit: 'U',
  requestedBy: '', approved: true, approvedByRole: 'superior-physician', consentSigned: false, antibodyHistory: false
}

export const usualUnit: Readonly<Record<ComponentClass, QuantityUnit>> = {
  'whole-blood': 'mL', 'red-cells': 'U', 'washed-red-cells': 'U', plasma: 'mL', cryoprecipitate: 'U', 'apheresis-platelets': 'dose', 'manual-platelets': 'U', granulocytes: 'U'
}

export type RegisterField = 'number' | 'recordNumber' | 'name' | 'sex' | 'birthDate' | 'ward' | 'bed' | 'quantity' | 'requestedBy'

/** Fields that are missing or wrong, in the order of the form. Core asks again. */
export function wrongFields(form: RegisterForm, today: string): readonly RegisterField[] {
  const quantity = Number(form.quantity)
  const checks: readonly (readonly [RegisterField, boolean])[] = [
    ['number', /^[A-Z0-9-]{6,20}$/.test(form.number)],
    ['recordNumber', /^[A-Z0-9-]{4,20}$/.test(form.recordNumber)],
    ['name', form.name.trim() !== ''],
    ['sex', form.sex !== null],
    ['birthDate', /^\d{4}-\d{2}-\d{2}$/.test(form.birthDate) && form.birthDate <= today],
    ['ward', form.ward.trim() !== ''],
    ['bed', form.bed.trim() !== ''],
    ['quantity', Number.isFinite(quantity) && quantity > 0 && quantity <= 10_000],
    ['requestedBy', form.requestedBy.trim() !== '']
  ]
  return checks.flatMap(([field, right]) => (right ? [] : [field]))
}

export function toRegisterInput(form: RegisterForm, requestId: string): CommandInput<'testing.registerRequest'> {
  const { number, recordNumber, birthDate, antibodyHistory, componentClass, quantityUnit, approved, consentSigned } = form
  return {
    approvedByRole: approved ? form.approvedByRole : null,
    requestId, number, componentClass, quantityUnit, approved, consentSigned,
    quantity: Number(form.quantity),
    requestedBy: form.requestedBy.trim(),
    patient: { recordNumber, birthDate, antibodyHistory, name: form.name.trim(), sex: form.sex ?? 'unknown', ward: form.ward.trim(), bed: form.bed.trim() }
  }
}
