import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatchCsv } from '../../../../shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../../../../shared/practice/generate-dispatch.ts'
import { instant } from '../../../../shared/kernel/time.ts'
import { TestBench } from '../../bench.test-support.ts'

let bench: TestBench
const made = generateDispatch({ seed: 78, count: 1, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }] })
const special = `=\\${'9'.repeat(16)}99`

beforeAll(async () => {
  bench = await new TestBench().open('shift')
  await bench.signIn()
})
afterAll(() => bench.dispose())

test('R03 a bag whose group code says W is judged only after its special-testing code, which stays with it as read', async () => {
  const [bag] = made.bags
  if (bag === undefined) throw new Error('no bag')
  const bytes = new TextEncoder().encode(dispatchCsv(made))
  const { dispatchId } = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'w.csv', bytes })
  const scan = (raw: string) => bench.must('receiving.scan', { dispatchId, raw })
  expect(await scan(special)).toMatchObject({ kind: 'unreadable', refusal: { code: 'barcode.nothing-for-bag' } })

  const codes = bag.codes.map((code) => (code.startsWith('=%') ? `${code.slice(0, 4)}W0` : code))
  const heard = []
  for (const code of codes) heard.push(await scan(code))
  expect(heard.at(-1)).toEqual({ kind: 'incomplete', din: bag.din, missing: ['special-tests'], startedNew: false })
  const whole = await scan(special)
  if (whole.kind !== 'bag') throw new Error(JSON.stringify(whole))
  expect(whole).toMatchObject({ findings: [], refusal: null, rawScans: [...codes, special] })

  const { unitId } = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: whole.bag, rawScans: whole.rawScans, decision: 'accept', seen: [] })
  expect((await bench.must('stock.unit', { unitId: unitId ?? '' })).rawScans).toEqual([...codes, special])
  expect((await bench.must('stock.unit', { unitId: unitId ?? '' })).specialTests).toEqual([{ structure: '012', data: special.slice(2) }])
  expect(await scan(special)).toMatchObject({ kind: 'unreadable', refusal: { code: 'barcode.nothing-for-bag' } })
})
