import bwipjs from 'bwip-js/node'
import { join } from 'node:path'
import { labelCodes } from '../../src/shared/domain/labels/label-codes.ts'
import type { LabelContent } from '../../src/shared/domain/labels/label-content.ts'
import { LabelRenderer } from '../../src/main/core/labels/label-renderer.ts'
import { round, type Row } from './measure.ts'

function content(i: number): LabelContent {
  return {
    selfNumber: `A26${String(i).padStart(5, '0')}`, din: `A999926${String(i).padStart(6, '0')}`, productCode: 'D1002V00', componentName: '去白细胞悬浮红细胞', volumeText: '2 U', abo: 'AB', rhd: 'neg',
    expiresAt: '2026-12-31T15:59:00.000Z', location: '储血冰箱1', hospitalName: '练习医院输血科', printedAt: '2026-11-22T00:00:00.000Z', reprint: 0
  }
}

/** Labels drawn and read back, beside bare bwip-js drawing only the three symbols as PNG. */
export async function labelRows(labels: number): Promise<Row[]> {
  const root = join(import.meta.dirname, '../..')
  const renderer = new LabelRenderer({ workerPath: join(root, 'src/main/core/labels/label-worker.ts'), resourcesDir: join(root, 'resources') })
  await renderer.ready()
  const from = performance.now()
  for (let i = 0; i < labels; i += 1) {
    const result = await renderer.render(content(i))
    if (!result.ok) throw new Error(result.error.code)
  }
  const ours = performance.now() - from
  const rss = process.memoryUsage.rss() / 1024 / 1024
  const first = performance.now()
  await renderer.render(content(9999))
  const one = performance.now() - first
  await renderer.stop()

  const bareFrom = performance.now()
  for (let i = 0; i < labels; i += 1) {
    const codes = labelCodes(content(i))
    for (const [bcid, text] of [['code128', codes.selfNumber], ['code128', codes.din], ['datamatrix', codes.matrix]] as const) await bwipjs.toBuffer({ bcid, text, scale: 2 })
  }
  const peer = performance.now() - bareFrom
  return [
    { what: `${labels} labels drawn, each read back`, size: labels, ours: Math.round(ours), peer: Math.round(peer), unit: 'ms (peer: bare bwip-js, three symbols, nothing read back)', ratio: round(ours / peer, 2), hold: '200 in ≤ 20 s', held: (ours / labels) * 200 <= 20_000 },
    { what: 'memory after them', size: labels, ours: Math.round(rss), peer: null, unit: 'MB RSS', ratio: null, hold: '≤ 500 MB', held: rss <= 500 },
    { what: 'one label, warm', size: null, ours: round(one, 1), peer: null, unit: 'ms', ratio: null, hold: 'first label on the wire ≤ 150 ms', held: one <= 150 }
  ]
}
