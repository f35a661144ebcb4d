import { expect, test } from 'vitest'
import { isProvisional, provisionalPatient } from './provisional-patient.ts'

test('R18 somebody nobody can name is called by the end of the id; nothing else is made up', () => {
  const who = provisionalPatient('018f0000-0000-7000-8000-000000abcdef', 'female')
  expect(who).toEqual({ id: '018f0000-0000-7000-8000-000000abcdef', recordNumber: 'UNKNOWN-ABCDEF', name: 'UNKNOWN-ABCDEF', sex: 'female', birthDate: '', ward: '—', bed: '—', abo: null, rhd: null, antibodyHistory: false })
  expect([isProvisional(who), isProvisional({ recordNumber: 'P-UNKNOWN-1' })]).toEqual([true, false])
})
