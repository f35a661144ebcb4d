import { parseScan } from '../../src/shared/barcode/parse-scan.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { round, type Row } from './measure.ts'

/** Mixed scans: compounds, single codes, and as many damaged ones. The limit is a plain pass over the same characters. */
export function barcodeRows(scans: number): Row[] {
  const { bags } = generateDispatch({ seed: 5, count: 500, now: '2026-11-22T00:00:00.000Z' })
  const good = bags.flatMap((b) => [...b.codes, b.compound])
  const mixed = [...good, ...good.map((s, i) => (i % 3 === 0 ? s.slice(0, -1) : i % 3 === 1 ? `${s}x` : s.replace('=', '＝')))]
  let accepted = 0
  const run = (): number => {
    const from = performance.now()
    for (let i = 0; i < scans; i += 1) if (parseScan(mixed[i % mixed.length] ?? '').ok) accepted += 1
    return scans / ((performance.now() - from) / 1000)
  }
  const bare = (): number => {
    const from = performance.now()
    let sum = 0
    for (let i = 0; i < scans; i += 1) {
      const text = mixed[i % mixed.length] ?? ''
      for (let k = 0; k < text.length; k += 1) sum += text.charCodeAt(k)
    }
    if (sum < 0) throw new Error('never')
    return scans / ((performance.now() - from) / 1000)
  }
  run()
  bare()
  const [ours, peer] = [run(), bare()]
  if (accepted === 0) throw new Error('nothing was accepted')
  return [{ what: 'barcode parse, mixed valid and invalid', size: null, ours: Math.round(ours), peer: Math.round(peer), unit: 'scans/s (peer: one pass over the characters)', ratio: round(peer / ours, 1), hold: '≥ 500,000/s', held: ours >= 500_000 }]
}
