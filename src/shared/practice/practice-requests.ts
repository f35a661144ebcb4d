import type { ComponentClass, QuantityUnit } from '../domain/stock/component-class.ts'
import type { Abo, Rhd } from '../domain/stock/blood-group.ts'

export interface PracticeRequest {
  readonly number: string
  readonly recordNumber: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  readonly ward: string
  readonly bed: string
  readonly componentClass: ComponentClass
  readonly quantity: number
  readonly quantityUnit: QuantityUnit
  readonly approved: boolean
  readonly consentSigned: boolean
  /** Null: no tube came yet. `hoursAgo`: when it was drawn. */
  readonly sample: { readonly number: string; readonly abo: Abo; readonly rhd: Rhd; readonly hoursAgo: number } | null
}

const red = { componentClass: 'red-cells', quantityUnit: 'U' } as const

/** Invented patients and requests: some may be served, each of the others is refused for its own reason. */
export const practiceRequests: readonly PracticeRequest[] = [
  { ...red, number: 'REQ26110001', recordNumber: 'P0000001', name: '赵练习', sex: 'male', birthDate: '1961-03-12', ward: '骨科', bed: '12', quantity: 4, approved: true, consentSigned: true, sample: { number: 'SMP26110001', abo: 'A', rhd: 'pos', hoursAgo: 6 } },
  { ...red, number: 'REQ26110002', recordNumber: 'P0000002', name: '钱练习', sex: 'female', birthDate: '1984-11-02', ward: '妇产科', bed: '03', quantity: 2, approved: true, consentSigned: true, sample: { number: 'SMP26110002', abo: 'O', rhd: 'pos', hoursAgo: 3 } },
  { ...red, number: 'REQ26110003', recordNumber: 'P0000003', name: '孙练习', sex: 'female', birthDate: '1990-07-21', ward: '肝胆外科', bed: '21', quantity: 2, approved: true, consentSigned: false, sample: { number: 'SMP26110003', abo: 'B', rhd: 'pos', hoursAgo: 5 } },
  { ...red, number: 'REQ26110004', recordNumber: 'P0000004', name: '李练习', sex: 'male', birthDate: '1975-01-30', ward: '急诊科', bed: '01', quantity: 2, approved: true, consentSigned: true, sample: null },
  { ...red, number: 'REQ26110005', recordNumber: 'P0000005', name: '周练习', sex: 'female', birthDate: '1996-05-09', ward: '血液科', bed: '07', quantity: 2, approved: true, consentSigned: true, sample: { number: 'SMP26110005', abo: 'A', rhd: 'neg', hoursAgo: 2 } },
  { ...red, number: 'REQ26110006', recordNumber: 'P0000006', name: '吴练习', sex: 'male', birthDate: '1958-09-17', ward: '心外科', bed: '15', quantity: 2, approved: false, consentSigned: true, sample: { number: 'SMP26110006', abo: 'A', rhd: 'pos', hoursAgo: 4 } },
  { number: 'REQ26110007', recordNumber: 'P0000007', name: '郑练习', sex: 'male', birthDate: '1949-12-25', ward: '重症医学科', bed: '05', componentClass: 'plasma', quantityUnit: 'mL', quantity: 400, approved: true, consentSigned: true, sample: { number: 'SMP26110007', abo: 'A', rhd: 'pos', hoursAgo: 8 } },
  { ...red, number: 'REQ26110008', recordNumber: 'P0000008', name: '王练习', sex: 'female', birthDate: '1969-02-14', ward: '肿瘤科', bed: '18', quantity: 2, approved: true, consentSigned: true, sample: { number: 'SMP26110008', abo: 'A', rhd: 'pos', hoursAgo: 80 } },
  { ...red, number: 'REQ26110009', recordNumber: 'P0000009', name: '欧阳练习', sex: 'male', birthDate: '2001-06-30', ward: '创伤外科', bed: '09', quantity: 6, approved: true, consentSigned: true, sample: { number: 'SMP26110009', abo: 'AB', rhd: 'pos', hoursAgo: 1 } }
]
