import type { Row } from './measure.ts'
import { paintedRows } from './painted-verdict.ts'
import { PerfBench } from './perf-bench.ts'
import { screenRows } from './screen-rows.ts'
import { storeRows } from './store-rows.ts'

export interface Sizes {
  readonly sizes: readonly number[]
  readonly commands: number
  /** Scans painted in the real Electron at the smallest and the largest size; 0: none. */
  readonly scans: number
  readonly say: (text: string) => void
}

/** All that may grow with the number of bags, at each size, on one and the same database. */
export async function sizeRows({ sizes, commands, scans, say }: Sizes): Promise<Row[]> {
  const perf = new PerfBench()
  const rows: Row[] = []
  let smallest: number | null = null
  try {
    await (await perf.open()).close()
    for (const size of sizes) {
      say(`${size.toLocaleString('en')} bags: filling …`)
      perf.fill(size)
      const bench = await perf.open()
      say('  screens …')
      rows.push(...(await screenRows(bench, { size, times: 21 })))
      await bench.close()
      if (scans > 0 && (size === sizes[0] || size === sizes.at(-1))) {
        say('  scans in Electron …')
        rows.push(...(await paintedRows({ folder: perf.folder, size, scans })))
      }
      say('  store …')
      const [db, peerDb] = [perf.database(), perf.copy()]
      const store = storeRows({ db, peerDb }, { size, commands, smallest })
      db.close()
      peerDb.close()
      perf.dropCopy()
      smallest ??= store.cold
      rows.push(...store.rows)
    }
  } finally {
    perf.remove()
  }
  return rows
}
