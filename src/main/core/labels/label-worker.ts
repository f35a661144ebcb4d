import { parentPort, workerData } from 'node:worker_threads'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import { dotsPerMm } from '../../../shared/domain/labels/label-layout.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { ok } from '../../../shared/kernel/result.ts'
import type { Bitmap } from './bitmap.ts'
import type { LabelAssetPaths } from './label-assets.ts'
import { loadLabelAssets } from './label-assets.ts'
import type { LabelEngine } from './label-engine.ts'
import { createLabelEngine } from './label-engine.ts'
import { garbageCollector } from './collect-garbage.ts'
import { forPrinter } from './for-printer.ts'
import type { FromLabelWorker, LabelJob, LabelJobValue, ToLabelWorker } from './label-worker-messages.ts'
import { toPdf } from './to-pdf.ts'
import { toPng } from './to-png.ts'
import { toZpl } from './to-zpl.ts'

// Entry of the worker thread. Bundled to CommonJS in the app, run as it stands in tests: no top-level await, no import.meta.

/** At 300 dpi some 40 MB of native leavings. */
const LABELS_PER_COLLECTION = 20

async function run(engine: LabelEngine, job: LabelJob): Promise<Result<LabelJobValue, LabelFault>> {
  switch (job.kind) {
    case 'label': {
      const layout = { ...engine.layout, ...job.layout }
      const drawn = await engine.label(job.content, layout)
      if (!drawn.ok) return drawn
      const { width, height } = drawn.value
      const { template, dpi } = layout
      const drawnWith = { template: template.name, widthMm: template.widthMm, heightMm: template.heightMm, dpi }
      return ok({ zpl: new Uint8Array(toZpl(drawn.value)), png: new Uint8Array(toPng(drawn.value, dotsPerMm(dpi))), width, height, ...drawnWith })
    }
    case 'print': {
      const drawn = await engine.label(job.content, { template: job.template ?? engine.layout.template, dpi: job.target.dpi })
      return drawn.ok ? ok(await forPrinter(drawn.value, job.target)) : drawn
    }
    case 'pdf': {
      const layout = { ...engine.layout, ...job.layout }
      const bitmaps: Bitmap[] = []
      for (const content of job.contents) {
        const drawn = await engine.label(content, layout)
        if (!drawn.ok) return drawn
        bitmaps.push(drawn.value)
      }
      return ok(new Uint8Array(await toPdf(bitmaps, dotsPerMm(layout.dpi))))
    }
    case 'slip':
      return ok(new Uint8Array(await engine.slip(job.slip)))
    case 'report':
      return ok(new Uint8Array(await engine.report(job.report)))
  }
}

function serve(port: NonNullable<typeof parentPort>, paths: LabelAssetPaths): void {
  const say = (message: FromLabelWorker): void => port.postMessage(message)
  const started = performance.now()
  const engine = loadLabelAssets(paths).then(createLabelEngine)
  const collect = garbageCollector()
  let sinceCollected = 0
  // One job after another: memory stays that of one label, however many are asked for. A bug rejects the chain, which ends
  // the thread; the client answers for it and starts another.
  let last: Promise<unknown> = engine.then(() => say({ kind: 'ready', startedMs: performance.now() - started }))
  port.on('message', (message: ToLabelWorker) => {
    last = last.then(async () => {
      say({ kind: 'answer', id: message.id, result: await run(await engine, message.job) })
      // After the answer: the printer has work to do meanwhile.
      if (++sinceCollected % LABELS_PER_COLLECTION === 0) collect()
    })
  })
}

if (parentPort) serve(parentPort, workerData as LabelAssetPaths)
