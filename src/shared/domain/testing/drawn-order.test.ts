import { expect, test } from 'vitest'
import { drawnOrder } from './drawn-order.ts'
import type { Sample } from './sample.ts'

const sample = (id: string, collectedAt: string): Sample =>
  ({ id, version: 1, number: id, patientId: 'p', requestId: 'r', collectedAt, receivedAt: '', receivedBy: '', state: 'accepted', rejectReason: null, abo: null, rhd: null, groupedBy: null, antibodyScreen: null })

test('R31 the latest tube is the one drawn last, whatever ids the clocks of the benches gave', () => {
  const early = sample('z', '2026-11-25T01:00:00.000Z')
  const late = sample('a', '2026-11-25T09:30:00.000+08:00')
  expect(drawnOrder([late, early]).map((s) => s.id)).toEqual(['z', 'a'])
  expect(drawnOrder([early, late]).map((s) => s.id)).toEqual(['z', 'a'])
})

test('R31 of two drawn in the same minute the one made later comes last', () => {
  const [one, two] = [sample('a', '2026-11-25T01:00:00.000Z'), sample('b', '2026-11-25T01:00:00.000Z')]
  expect(drawnOrder([two, one]).map((s) => s.id)).toEqual(['a', 'b'])
  expect(drawnOrder([one, two]).map((s) => s.id)).toEqual(['a', 'b'])
  const given = [two, one]
  drawnOrder(given)
  expect(given).toEqual([two, one])
})
