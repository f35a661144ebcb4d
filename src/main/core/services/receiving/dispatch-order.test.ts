import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { TestBench } from '../../bench.test-support.ts'

const bench = new TestBench()
afterEach(() => bench.dispose())

test('R03 dispatches are listed by when they came, whatever their numbers are, and found without sorting all of them', async () => {
  await bench.open()
  await bench.signIn()
  const csv = (number: string) =>
    new TextEncoder().encode(`发血单号,献血码,产品码,ABO血型,RhD,失效日期,发血单位\n${number},A999926${String(number.length).padStart(6, '0')},D1002V00,A,阳性,2027-01-01,血站\n`)
  const numbers = ['FX-LAST', 'FX-A', 'FX-ZZZZ']
  for (const number of numbers) {
    bench.hoursAhead += 1
    await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: `${number}.csv`, bytes: csv(number) })
  }
  expect((await bench.must('receiving.dispatches', {})).dispatches.map((d) => d.number)).toEqual(numbers.toReversed())
  const plan = bench.bench.context.db.prepare<[], { detail: string }>('EXPLAIN QUERY PLAN SELECT id, imported_at FROM dispatch ORDER BY imported_at DESC, id DESC LIMIT 100').all().map((r) => r.detail)
  expect(plan.filter((d) => d.includes('TEMP B-TREE'))).toEqual([])
})
