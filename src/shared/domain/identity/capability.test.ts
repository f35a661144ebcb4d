import { describe, expect, test } from 'vitest'
import { capabilities, capabilitiesOf, roles, type Capability, type Role } from './capability.ts'

/** Written out a second time on purpose, one column per role in the order of `roles`: whoever changes the rule must change it here too. */
const table: Readonly<Record<Capability, string>> = {
  //                technician, lab-head, medical-affairs, clinician, nurse, it, auditor
  look: /*          */ 'yes yes yes yes yes yes yes',
  receive: /*       */ 'yes yes no  no  no  no  no',
  number: /*        */ 'yes yes no  no  no  no  no',
  test: /*          */ 'yes yes no  no  no  no  no',
  conclude: /*      */ 'no  yes no  no  no  no  no',
  issue: /*         */ 'yes yes no  no  no  no  no',
  'handle-stock': /**/ 'yes yes no  no  no  no  no',
  request: /*       */ 'no  no  no  yes no  no  no',
  approve: /*       */ 'no  no  yes no  no  no  no',
  acknowledge: /*   */ 'no  no  no  yes yes no  no',
  treat: /*         */ 'no  no  no  yes yes no  no',
  'settle-fees': /* */ 'no  yes no  no  no  no  no',
  'set-up': /*      */ 'no  yes no  no  no  no  no',
  'manage-users': /**/ 'no  yes no  no  no  no  no',
  'set-up-devices': 'yes yes no  no  no  yes no',
  audit: /*         */ 'no  yes no  no  no  no  yes'
}

const cells = capabilities.flatMap((capability) => table[capability].split(/ +/).map((word, i) => [roles[i] as Role, word === 'yes' ? 'may' : 'may not', capability] as const))

describe('R26 role × capability', () => {
  test('R26 the table has a cell for every role and capability', () => {
    expect(cells).toHaveLength(roles.length * capabilities.length)
    expect(Object.values(table).map((row) => row.split(/ +/).length)).toEqual(capabilities.map(() => roles.length))
  })

  test.each(cells)('R26 a %s %s %s', (role, word, capability) => expect(capabilitiesOf([role]).includes(capability)).toBe(word === 'may'))
})

test('R26 nobody without a role may do anything, and two roles give what either gives, once', () => {
  expect(capabilitiesOf([])).toEqual([])
  expect(capabilitiesOf(['it', 'auditor'])).toEqual(['look', 'set-up-devices', 'audit'])
})

test('R26 no single role both asks for blood and approves it, or approves it and hands it over', () => {
  for (const role of roles) {
    const may = new Set(capabilitiesOf([role]))
    expect([role, may.has('request') && may.has('approve')]).toEqual([role, false])
    expect([role, may.has('issue') && (may.has('approve') || may.has('request'))]).toEqual([role, false])
  }
})
