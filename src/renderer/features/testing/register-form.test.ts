import { expect, test } from 'vitest'
import { emptyRegisterForm, toRegisterInput, wrongFields } from './register-form.ts'

const full = { ...emptyRegisterForm, number: 'REQ26110099', recordNumber: 'P0000099', name: ' 冯练习 ', sex: 'male', birthDate: '1980-01-01', ward: '骨科', bed: '1', requestedBy: '练习医生' } as const

test('R31 every missing field of a request is named, and consent is never presumed', () => {
  expect(wrongFields(emptyRegisterForm, '2026-11-22')).toEqual(['number', 'recordNumber', 'name', 'sex', 'birthDate', 'ward', 'bed', 'requestedBy'])
  expect(emptyRegisterForm.consentSigned).toBe(false)
})

test('R31 a whole request passes, and nobody is born tomorrow', () => {
  expect(wrongFields(full, '2026-11-22')).toEqual([])
  expect(wrongFields({ ...full, birthDate: '2026-11-23', quantity: '0' }, '2026-11-22')).toEqual(['birthDate', 'quantity'])
  expect(toRegisterInput(full, 'id').patient).toMatchObject({ name: '冯练习', sex: 'male' })
})
