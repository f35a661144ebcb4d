import { expect, test } from 'vitest'
import { capabilities, capabilitiesOf, type Role } from './capability.ts'

test.each<[Role, readonly string[]]>([
  ['technician', ['look', 'receive', 'number', 'test', 'issue', 'handle-stock', 'set-up-devices']],
  ['it', ['look', 'set-up-devices']],
  ['auditor', ['look', 'audit']]
])('R26 a %s may do just what the role needs', (role, expected) => expect(capabilitiesOf([role])).toEqual(expected))

test('R26 the head of the laboratory may do everything; nobody without a role may do anything', () => {
  expect(capabilitiesOf(['lab-head'])).toEqual([...capabilities])
  expect(capabilitiesOf([])).toEqual([])
})

test('R26 two roles give what either gives, once', () => expect(capabilitiesOf(['it', 'auditor'])).toEqual(['look', 'set-up-devices', 'audit']))
