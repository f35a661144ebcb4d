import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addHours, instant } from '../../../../shared/kernel/time.ts'
import { TestBench } from '../../bench.test-support.ts'

let bench: TestBench
beforeAll(async () => {
  bench = await new TestBench().open('full')
  await bench.signIn()
})
afterAll(() => bench.dispose())

test('R07 a letter with a date that cannot be: the incompatible bag is on record, and the two who signed hear which result is not; with compatible ones alone nothing is', async () => {
  const { requests } = await bench.must('testing.requests', { open: true })
  const unitIds = (await bench.must('stock.list', { states: ['in-stock'], componentClass: null, abo: null, text: '', limit: 2 })).units.map((u) => u.id)
  const referralId = uuidv7()
  let referred = 'none'
  for (const { id } of requests) if (referred !== 'ok') referred = await bench.code('references.refer', { commandId: uuidv7(), referralId, number: 'S-LETTER', requestId: id, reason: '配血困难', unitIds })
  expect(referred).toBe('ok')
  const letter = async (results: readonly ('compatible' | 'incompatible')[]) => ({
    commandId: uuidv7(), referralId, answerNumber: '函 1', testedAt: addHours(instant(Date.now()), 2), validHours: null, results: results.map((result, i) => ({ unitId: unitIds[i] ?? '', result })), signature: await bench.sign('references.result')
  })
  expect(await bench.code('references.result', await letter(['compatible', 'compatible']))).toBe('references.tested-in-future')
  const { left } = await bench.must('references.result', await letter(['compatible', 'incompatible']))
  expect(left).toMatchObject([{ unitId: unitIds[0], refusal: { code: 'references.tested-in-future', params: { number: 'S-LETTER' } } }])
  const { bags } = await bench.must('references.one', { referralId })
  expect(bags.map((b) => b.results.map((r) => r.result))).toEqual([[], ['incompatible']])
})
