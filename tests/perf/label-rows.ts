import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import bwipjs from 'bwip-js/node'
import { labelCodes } from '../../src/shared/domain/labels/label-codes.ts'
import { round, type Row } from './measure.ts'
import { sampleLabel } from './sample-label.ts'

/** Labels drawn and read back, beside bare bwip-js drawing only the three symbols as PNG. */
export async function labelRows(labels: number): Promise<Row[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, join(import.meta.dirname, 'label-child.ts'), String(labels)])
  const { ms: ours, warmMs: one, megabytes } = JSON.parse(stdout) as { readonly ms: number; readonly warmMs: number; readonly megabytes: number }

  const bareFrom = performance.now()
  for (let i = 0; i < labels; i += 1) {
    const codes = labelCodes(sampleLabel(i))
    for (const [bcid, text] of [['code128', codes.selfNumber], ['code128', codes.din], ['datamatrix', codes.matrix]] as const) await bwipjs.toBuffer({ bcid, text, scale: 2 })
  }
  const peer = performance.now() - bareFrom
  return [
    { what: `${labels} labels drawn, each read back`, size: labels, ours: Math.round(ours), peer: Math.round(peer), unit: 'ms (peer: bare bwip-js, three symbols, nothing read back)', ratio: round(ours / peer, 2), hold: '200 in ≤ 20 s', held: (ours / labels) * 200 <= 20_000 },
    { what: 'most memory of the process that drew them', size: labels, ours: Math.round(megabytes), peer: null, unit: 'MB RSS', ratio: null, hold: '≤ 500 MB', held: megabytes <= 500 },
    { what: 'one label, warm', size: null, ours: round(one, 1), peer: null, unit: 'ms', ratio: null, hold: 'first label on the wire ≤ 150 ms', held: one <= 150 }
  ]
}
