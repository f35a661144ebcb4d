import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, type Instant } from '../../kernel/time.ts'
import { defaultPolicy } from '../ops/policy.ts'
import { componentClasses, quantityUnits } from '../stock/component-class.ts'
import { approverRoles } from './approver.ts'
import type { BloodRequest } from './request.ts'
import { checkApproval, dayVolume, isOfTheDay, neededApprover, volumeOf } from './volume-tier.ts'

const now: Instant = '2026-11-22T06:00:00.000Z'
const red = (quantity: number) => ({ componentClass: 'red-cells', quantity, quantityUnit: 'U' }) as const
const request = (quantity: number, o: Partial<BloodRequest> = {}): BloodRequest => ({
  id: 'r', version: 1, number: 'R', patientId: 'p', ...red(quantity), issuedQuantity: 0, requestedBy: 'x', requestedAt: addHours(now, -1), state: 'approved', consentSigned: true, approvedByRole: null, ...o
})
const wanted = fc.record({ componentClass: fc.constantFrom(...componentClasses), quantity: fc.double({ min: 0.5, max: 50, noNaN: true }), quantityUnit: fc.constantFrom(...quantityUnits) })

describe('R14 volume tiers of a patient\'s day', () => {
  test.each([[0, 'superior-physician'], [799, 'superior-physician'], [800, 'department-head'], [1599, 'department-head'], [1600, 'medical-affairs'], [9999, 'medical-affairs']])(
    'R14 %i mL asks for the %s', (ml, role) => expect(neededApprover(defaultPolicy, { ml, unconvertible: null })).toBe(role)
  )

  test('R14 mL count as they are, U and doses by the policy, what does not count is nothing', () => {
    expect(volumeOf(defaultPolicy, { componentClass: 'plasma', quantity: 400, quantityUnit: 'mL' })).toBe(400)
    expect(volumeOf(defaultPolicy, red(2))).toBe(400)
    expect(volumeOf(defaultPolicy, { componentClass: 'apheresis-platelets', quantity: 1, quantityUnit: 'dose' })).toBe(250)
    const without = { ...defaultPolicy, volumes: defaultPolicy.volumes.map((v) => (v.componentClass === 'plasma' ? { ...v, counts: false } : v)) }
    expect(volumeOf(without, { componentClass: 'plasma', quantity: 400, quantityUnit: 'mL' })).toBe(0)
  })

  test('R14 what cannot be converted asks for the highest, and is named', () => {
    const odd = { componentClass: 'red-cells', quantity: 1, quantityUnit: 'dose' } as const
    expect(volumeOf(defaultPolicy, odd)).toBeNull()
    expect(volumeOf({ ...defaultPolicy, volumes: [] }, red(1))).toBeNull()
    expect(neededApprover(defaultPolicy, dayVolume(defaultPolicy, [red(1), odd]))).toBe('medical-affairs')
    expect(checkApproval({ policy: defaultPolicy, requests: [], wanted: odd, approvedByRole: 'department-head', now })).toEqual({
      code: 'testing.approval-tier-unconvertible', params: { component: 'red-cells', needed: 'medical-affairs', given: 'department-head' }
    })
    expect(checkApproval({ policy: defaultPolicy, requests: [], wanted: odd, approvedByRole: 'medical-affairs', now })).toBeNull()
  })

  test('R14 all requests of the day are summed; cancelled ones and those of another day are not', () => {
    const ask = (requests: readonly BloodRequest[]) => checkApproval({ policy: defaultPolicy, requests, wanted: red(2), approvedByRole: 'superior-physician', now })
    expect(ask([])).toBeNull()
    expect(ask([request(2)])?.params).toEqual({ sum: 800, count: 2, needed: 'department-head', given: 'superior-physician' })
    expect(ask([request(2, { state: 'cancelled' })])).toBeNull()
    expect(ask([request(2, { requestedAt: addHours(now, -24) })])).toBeNull()
    expect(ask([request(2, { requestedAt: addHours(now, -23.9) })])).not.toBeNull()
    expect(ask([request(2, { state: 'submitted' })])).not.toBeNull()
  })

  test('R14 a calendar day is the one of Shanghai', () => {
    const policy = { ...defaultPolicy, dayRule: 'calendar-day' } as const
    expect(isOfTheDay(policy, '2026-11-21T16:00:00.000Z', now)).toBe(true)
    expect(isOfTheDay(policy, '2026-11-21T15:59:59.000Z', now)).toBe(false)
    expect(isOfTheDay(policy, '2026-10-22T06:00:00.000Z', now)).toBe(false)
    expect(isOfTheDay(policy, '2025-11-22T06:00:00.000Z', now)).toBe(false)
  })

  test('R14 one request more never lowers the tier, and the order does not matter', () => {
    const rank = (all: Parameters<typeof dayVolume>[1]): number => approverRoles.indexOf(neededApprover(defaultPolicy, dayVolume(defaultPolicy, all)))
    fc.assert(fc.property(fc.array(wanted, { maxLength: 8 }), wanted, (all, more) => rank([...all, more]) >= rank(all) && rank([...all].toReversed()) === rank(all)))
  })

  test('R14 nobody\'s signature is never enough', () => {
    expect(checkApproval({ policy: defaultPolicy, requests: [], wanted: red(1), approvedByRole: null, now })?.params).toMatchObject({ needed: 'superior-physician', given: '' })
  })
})
