import type { Role } from '../domain/identity/capability.ts'

export interface PracticePerson {
  readonly badge: string
  readonly name: string
  readonly pin: string
  readonly roles: readonly Role[]
}

/** Invented people of the practice hospital. Their PINs are shown on the sign-in screen, so they open practice data only. */
export const practicePeople: readonly PracticePerson[] = [
  { badge: 'T1001', name: '练习甲', pin: '1001', roles: ['technician', 'lab-head'] },
  { badge: 'T1002', name: '练习乙', pin: '1002', roles: ['technician'] },
  { badge: 'T1003', name: '练习丙', pin: '1003', roles: ['technician'] },
  { badge: 'A9001', name: '练习审计', pin: '9001', roles: ['auditor'] }
]
