import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboGroups, rhdTypes, type Abo } from './blood-group.ts'
import { compatibleAbo, incompatibility } from './compatibility.ts'
import { componentClasses } from './component-class.ts'

/** Red cells carry these antigens, plasma these antibodies: the matrix must follow from them (domain.md §4.1). */
const antigens: Record<Abo, string[]> = { O: [], A: ['A'], B: ['B'], AB: ['A', 'B'] }
const antibodies: Record<Abo, string[]> = { O: ['A', 'B'], A: ['B'], B: ['A'], AB: [] }
const clash = (cells: Abo, serum: Abo): boolean => antigens[cells].some((a) => antibodies[serum].includes(a))

const rhd = fc.constantFrom(...rhdTypes, null)
const group = fc.record({ abo: fc.constantFrom(...aboGroups), rhd })

describe('R18 the compatibility matrix', () => {
  test('R18 red cells go where the recipient has no antibody against them, and nowhere else', () => {
    for (const component of ['red-cells', 'washed-red-cells'] as const) {
      for (const recipient of aboGroups) {
        for (const donor of aboGroups) expect(compatibleAbo(component, recipient).includes(donor)).toBe(!clash(donor, recipient))
      }
    }
  })

  test('R18 plasma goes where its antibodies find no antigen: the direction is turned round', () => {
    for (const component of ['plasma', 'cryoprecipitate'] as const) {
      for (const recipient of aboGroups) {
        for (const donor of aboGroups) expect(compatibleAbo(component, recipient).includes(donor)).toBe(!clash(recipient, donor))
      }
    }
  })

  test('R18 whole blood, platelets and granulocytes are ABO identical', () => {
    for (const component of ['whole-blood', 'apheresis-platelets', 'manual-platelets', 'granulocytes'] as const) {
      for (const recipient of aboGroups) expect(compatibleAbo(component, recipient)).toEqual([recipient])
    }
  })

  test('R18 the same group always stands first', () => {
    for (const component of componentClasses) {
      for (const recipient of aboGroups) expect(compatibleAbo(component, recipient)[0]).toBe(recipient)
    }
  })

  test('R18 RhD positive cells never go to an RhD negative recipient', () => {
    fc.assert(
      fc.property(fc.constantFrom(...componentClasses), group, group, (component, recipient, donor) => {
        const cells = component !== 'plasma' && component !== 'cryoprecipitate'
        const why = incompatibility(component, recipient, donor)
        if (cells && recipient.rhd === 'neg' && donor.rhd === 'pos') expect(why).not.toBeNull()
        if (cells && (recipient.rhd === null || donor.rhd === null)) expect(why).not.toBeNull()
        if (why === 'abo') expect(compatibleAbo(component, recipient.abo)).not.toContain(donor.abo)
      })
    )
  })

  test('R18 a bag of the same ABO and RhD is always compatible', () => {
    for (const component of componentClasses) {
      for (const abo of aboGroups) for (const known of rhdTypes) expect(incompatibility(component, { abo, rhd: known }, { abo, rhd: known })).toBeNull()
    }
  })

  test('R18 RhD of plasma is not matched', () => {
    expect(incompatibility('plasma', { abo: 'A', rhd: 'neg' }, { abo: 'A', rhd: 'pos' })).toBeNull()
  })
})
