import { uuidv7 } from 'uuidv7'
import { TestBench } from '../../src/main/core/bench.test-support.ts'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { round, type Row } from './measure.ts'

/** The machine's part of taking in a dispatch: file read, every bag scanned and accepted, every one numbered. Printing goes on behind it. */
export async function dispatchRows(bags: number): Promise<Row[]> {
  const bench = await new TestBench().open('shift')
  await bench.signIn()
  const fridgeId = uuidv7()
  await bench.must('fridges.save', { commandId: uuidv7(), fridge: { id: fridgeId, code: 'BX-01', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 10_000, active: true, homeDeviceId: null } })
  await bench.must('numbering.saveRange', { commandId: uuidv7(), range: { id: uuidv7(), fridgeId, prefix: 'A', digits: 5, start: 1, end: 99_999, reset: 'yearly', lowWater: 0 } })
  const dispatch = generateDispatch({ seed: 12, count: bags, now: instant(Date.now()) })
  const bytes = new TextEncoder().encode(dispatchCsv(dispatch))
  const from = performance.now()
  const { dispatchId } = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'a.csv', bytes })
  const imported = performance.now()
  const unitIds: string[] = []
  for (const bag of dispatch.bags) {
    const scan = await bench.must('receiving.scan', { dispatchId, raw: bag.compound })
    if (scan.kind !== 'bag') throw new Error(scan.kind)
    const got = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision: 'accept', seen: [] })
    unitIds.push(got.unitId ?? '')
  }
  const received = performance.now()
  for (let i = 0; i < unitIds.length; i += 500) {
    const done = await bench.must('numbering.assignBatch', { commandId: uuidv7(), unitIds: unitIds.slice(i, i + 500) })
    if (done.refused.length > 0) throw new Error(done.refused[0]?.refusal.code)
  }
  const all = performance.now() - from
  await bench.dispose()
  const part = `import ${Math.round(imported - from)}, receive ${Math.round(received - imported)}, number ${Math.round(from + all - received)}`
  return [{ what: `${bags}-bag dispatch: import, verify, stock, number (${part} ms)`, size: bags, ours: Math.round(all), peer: null, unit: 'ms', ratio: null, hold: '500 in ≤ 2 s', held: (all / bags) * 500 <= 2000 && round(all) > 0 }]
}
