import { expect, test } from 'vitest'
import { componentClasses } from '../stock/component-class.ts'
import { defaultTestingPolicy } from '../testing/testing-policy.ts'
import { caseRules } from './exception-case.ts'
import { defaultPolicy, policySchema } from './policy.ts'

test('R18 until the house writes its own: 800 and 1600 mL of one day, 1 U of red cells 200 mL, a dose 250 mL', () => {
  expect(defaultPolicy).toMatchObject({ id: 'policy', version: 0, reviewFromMl: 800, officeFromMl: 1600, dayRule: 'last-24-hours', emergencyRhd: 'any-with-reason', emergencyTestHours: 4, emergencyRequestHours: 24 })
  expect(defaultPolicy.volumes.map((v) => [v.componentClass, v.counts, v.mlPerU, v.mlPerDose])).toEqual([
    ['whole-blood', true, 200, null], ['red-cells', true, 200, null], ['washed-red-cells', true, 200, null], ['plasma', true, 100, null],
    ['cryoprecipitate', true, 25, null], ['apheresis-platelets', true, null, 250], ['manual-platelets', true, 25, null], ['granulocytes', true, 200, 250]
  ])
  expect(defaultPolicy.volumes.map((v) => v.componentClass)).toEqual([...componentClasses])
  expect(policySchema.parse(defaultPolicy)).toEqual(defaultPolicy)
})

test('R31 until the house decides, a positive screen asks for antiglobulin, and no aid is on', () => {
  expect(defaultTestingPolicy).toEqual({ positiveScreenNeedsAntiglobulin: true, requireUnitRetype: false, electronicCrossmatchAid: false, conclusionNeedsGroupings: 2 })
})

test('R18 an incompatible late cross-match is the graver case, to be answered within the hour', () => {
  expect(Object.fromEntries(Object.entries(caseRules).map(([kind, r]) => [kind, [r.severity, r.ownerRole, r.hours]]))).toEqual({
    'incompatible-late-crossmatch': ['critical', 'lab-head', 1],
    'group-differs-from-history': ['serious', 'lab-head', 24],
    'double-issue': ['critical', 'lab-head', 1],
    'old-epoch-issue': ['critical', 'lab-head', 1],
    'received-twice': ['serious', 'lab-head', 24],
    'two-numbers-one-bag': ['critical', 'lab-head', 4],
    'one-number-two-bags': ['critical', 'lab-head', 4],
    'issue-broke-rule': ['critical', 'lab-head', 1],
    'fact-broke-rule': ['serious', 'lab-head', 24],
    'actor-revoked': ['serious', 'lab-head', 24],
    'unreadable-command': ['serious', 'it', 24],
    'bench-restored': ['critical', 'it', 4],
    'audit-broken': ['critical', 'it', 4],
    'return-refused': ['serious', 'lab-head', 24], 'recalled-issued': ['critical', 'lab-head', 1], 'dispatch-changed': ['serious', 'lab-head', 24], 'dispatch-withdrawn': ['serious', 'lab-head', 24]
  })
})
