// npm run perf [-- --quick] [--json] [--write] [--no-electron]
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { barcodeRows } from './barcode-rows.ts'
import { benchSyncRows } from './bench-sync-rows.ts'
import { dispatchRows } from './dispatch-rows.ts'
import { labelRows } from './label-rows.ts'
import type { Row } from './measure.ts'
import { sizeRows } from './size-rows.ts'
import { syncRows } from './sync-rows.ts'
import { writeReport } from './report.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, 'no-electron': { type: 'boolean', default: false } } })
const say = (text: string): void => {
  if (!values.json) console.log(text)
}

say('barcodes …')
const rows: Row[] = [...barcodeRows(values.quick ? 300_000 : 2_000_000)]
say('dispatch …')
rows.push(...(await dispatchRows(500)))
say('labels …')
rows.push(...(await labelRows(values.quick ? 50 : 200)))
say('server …')
rows.push(...(await syncRows(values.quick ? 400 : 2000)))
say('two benches …')
rows.push(...(await benchSyncRows(values.quick ? { seen: 40, commands: 400 } : { seen: 100, commands: 5000 })))
// Last: to fill a million bags takes memory that would be counted as that of the labels.
rows.push(...(await sizeRows({
  sizes: values.quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000],
  commands: values.quick ? 200 : 400,
  scans: values['no-electron'] ? 0 : values.quick ? 50 : 200,
  say
})))

const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}`
if (values.json) console.log(JSON.stringify({ machine, quick: values.quick, rows }))
else for (const r of rows) console.log(`${r.held === false ? 'MISSED' : r.held === null ? '      ' : 'held  '} ${r.what}${r.size === null ? '' : ` @ ${r.size.toLocaleString('en')}`}: ${r.ours} ${r.unit}${r.peer === null ? '' : ` · peer ${r.peer} · ratio ${r.ratio}`} · ${r.hold}`)
if (values.write) writeReport({ machine, rows })
process.exit(0)
