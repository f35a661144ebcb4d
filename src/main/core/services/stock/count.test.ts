import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestBench } from '../../bench.test-support.ts'

let bench: TestBench
const countId = uuidv7()

beforeAll(async () => {
  bench = await new TestBench().open('full')
  await bench.signIn()
})
afterAll(() => bench.dispose())

test('R06 a fridge is counted against the list: found, of another fridge, not found; two people close it', async () => {
  const [fridge, other] = (await bench.must('fridges.list', {})).fridges.toSorted((a, b) => b.held - a.held)
  if (fridge === undefined || other === undefined) throw new Error('no fridges')
  await bench.must('stock.startCount', { commandId: uuidv7(), countId, fridgeId: fridge.id })
  expect(await bench.code('stock.startCount', { commandId: uuidv7(), countId: uuidv7(), fridgeId: fridge.id })).toBe('stock.count-open')

  const { remaining } = await bench.must('stock.count', { countId })
  expect(remaining).toHaveLength(fridge.held)
  for (const unit of remaining.slice(0, -2)) expect(await bench.must('stock.countUnit', { commandId: uuidv7(), countId, unitId: unit.id })).toMatchObject({ outcome: 'found' })
  const first = remaining[0]
  expect(await bench.code('stock.countUnit', { commandId: uuidv7(), countId, unitId: first?.id ?? '' })).toBe('stock.counted-before')

  const { units } = await bench.must('stock.list', { states: ['in-stock'], componentClass: null, abo: null, text: '', limit: 500 })
  const stranger = units.find((u) => u.fridgeName === other.name)
  expect(await bench.must('stock.countUnit', { commandId: uuidv7(), countId, unitId: stranger?.id ?? '' })).toMatchObject({ outcome: 'wrong-fridge' })

  await bench.must('stock.closeCount', { commandId: uuidv7(), countId, signature: await bench.sign('stock.closeCount') })
  const { count, lines } = await bench.must('stock.count', { countId })
  expect(count).toMatchObject({ state: 'closed', listed: fridge.held, found: fridge.held - 2, missing: 2 })
  expect(lines.filter((l) => l.outcome === 'not-found').map((l) => l.id).toSorted()).toEqual(remaining.slice(-2).map((u) => u.id).toSorted())
  expect(await bench.code('stock.countUnit', { commandId: uuidv7(), countId, unitId: stranger?.id ?? '' })).toBe('stock.count-not-open')
})
