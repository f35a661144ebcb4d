// The labels in a process of their own, as core and its worker are: what else was measured before is not counted as their memory. One JSON line on stdout.
import { join } from 'node:path'
import { LabelRenderer } from '../../src/main/core/labels/label-renderer.ts'
import { sampleLabel } from './sample-label.ts'

const labels = Number(process.argv[2])
const root = join(import.meta.dirname, '../..')
const renderer = new LabelRenderer({ workerPath: join(root, 'src/main/core/labels/label-worker.ts'), resourcesDir: join(root, 'resources') })
await renderer.ready()
const from = performance.now()
for (let i = 0; i < labels; i += 1) {
  const result = await renderer.render(sampleLabel(i))
  if (!result.ok) throw new Error(result.error.code)
}
const ms = performance.now() - from
const first = performance.now()
await renderer.render(sampleLabel(9999))
const warmMs = performance.now() - first
await renderer.stop()
// The most it ever was, in KiB.
process.stdout.write(`${JSON.stringify({ ms, warmMs, megabytes: process.resourceUsage().maxRSS / 1024 })}\n`)
process.exit(0)
