import { expect, test } from 'vitest'
import { isRecalled, needsFollowUp, recallTargetSchema } from './notice.ts'

const bag = { din: 'A999926000001', productCode: 'D1002V00', expiresAt: '2026-12-01T15:59:00.000Z' }
const recall = (more: Partial<Parameters<typeof isRecalled>[0][number]> = {}) => ({ state: 'open' as const, dins: [], products: [], ...more })
const product = (productCode: string, expiresFrom: string, expiresTo = expiresFrom) => ({ productCode, expiresFrom, expiresTo })

test('R10 a bag is recalled by its donation, or by product and expiry, while the recall is open', () => {
  expect(isRecalled([], bag)).toBe(false)
  expect(isRecalled([recall({ dins: [bag.din] })], bag)).toBe(true)
  expect(isRecalled([recall({ dins: ['A999926000002'] })], bag)).toBe(false)
  expect(isRecalled([recall({ dins: [bag.din], state: 'closed' })], bag)).toBe(false)
  expect(isRecalled([recall(), recall({ products: [product('D1002', bag.expiresAt)] })], bag)).toBe(true)
  expect(isRecalled([recall({ products: [product('D1003', bag.expiresAt)] })], bag)).toBe(false)
  expect(isRecalled([recall({ products: [product('D1002', '2026-12-01T16:00:00.000Z')] })], bag)).toBe(false)
  expect(isRecalled([recall({ products: [product('D1002', '2026-11-01T00:00:00.000Z', '2026-12-01T15:58:00.000Z')] })], bag)).toBe(false)
})

test('R10 somebody has to follow up what is locked or with a ward, until it is written down', () => {
  const of = (where: 'locked' | 'issued' | 'gone' | 'never-here', followUp: string | null = null): boolean => needsFollowUp({ where, followUp })
  expect([of('locked'), of('issued'), of('gone'), of('never-here'), of('locked', 'destroyed'), of('issued', '')]).toEqual([true, true, false, false, false, false])
})

test('R10 what a recall names has the form of donations and products', () => {
  expect(recallTargetSchema.safeParse({ dins: [bag.din], products: [product('D1002', bag.expiresAt)] }).success).toBe(true)
  for (const wrong of [{ dins: ['A9'], products: [] }, { dins: [], products: [product('D100', 'x')] }, { dins: [], products: [product('D1002V000', 'x')] }, { dins: Array.from({ length: 501 }, () => bag.din), products: [] }, { dins: [], products: Array.from({ length: 21 }, () => product('D1002', 'x')) }]) {
    expect(recallTargetSchema.safeParse(wrong).success).toBe(false)
  }
})
