import { expect, test } from 'vitest'
import { keepsAManager } from './keeps-a-manager.ts'
import { checkPin } from './pin-rules.ts'

test('R26 a PIN has 4 to 12 digits and cannot be read off the badge', () => {
  expect(checkPin('2718', 'T1001')).toBeNull()
  expect(checkPin('123456789012', 'T1001')).toBeNull()
  for (const bad of ['', '123', '1234567890123', '12a4', '１２３４', ' 1234']) expect(checkPin(bad, 'T1001')?.code).toBe('identity.pin-form')
  expect(checkPin('1001', 'T1001')?.code).toBe('identity.pin-is-badge')
  expect(checkPin('1001', ' 1001 ')?.code).toBe('identity.pin-is-badge')
})

test('R26 the last active person who may manage people stays one', () => {
  const head = { id: 'a', roles: ['lab-head' as const], active: true }
  const tech = { id: 'b', roles: ['technician' as const], active: true }
  expect(keepsAManager([head, tech], { ...head, active: false })).toBe(false)
  expect(keepsAManager([head, tech], { ...head, roles: ['technician'] })).toBe(false)
  expect(keepsAManager([head, { ...head, id: 'c', active: false }], { ...head, active: false })).toBe(false)
  expect(keepsAManager([head, { ...head, id: 'c' }], { ...head, active: false })).toBe(true)
  expect(keepsAManager([head, tech], { ...tech, active: false })).toBe(true)
  expect(keepsAManager([], tech)).toBe(true)
})
