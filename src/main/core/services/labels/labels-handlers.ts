import { uuidv7 } from 'uuidv7'
import { recordReprint } from '../../../../shared/commands/labels/record-reprint.ts'
import { reprintLabel } from '../../../../shared/commands/labels/reprint-label.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { recentJobs } from './job-rows.ts'
import { LabelLayouts } from './label-layouts.ts'

type Names = 'labels.reprint' | 'labels.jobs' | 'labels.resolve' | 'labels.cancel' | 'labels.preview'

export function labelsHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'labels.reprint': ({ commandId, number, reason }, actor) => {
      const result = runCommand(bench, { purpose: 'labels.reprint', command: reprintLabel, commandId, payload: { number, reason }, actor })
      return result.ok ? ok({ jobId: result.value.printJobs[0] ?? '' }) : result
    },
    'labels.jobs': () => {
      const view = bench.queue.view()
      return ok({ jobs: recentJobs(bench.db), paused: view.state === 'paused', printerState: view.reason ?? view.state })
    },
    'labels.resolve': ({ jobId, answer }, actor) => {
      const job = bench.jobs.get(jobId)
      if (job === null) return err(refusal('labels.job-unknown'))
      if (job.state !== 'unknown') return err(refusal('labels.job-not-waiting', { state: job.state }))
      if (answer === 'print-again' && job.selfNumber !== null) {
        // Counted first: a crash between the two leaves a reprint counted too often, never one that nobody knows of.
        const counted = runCommand(bench, { purpose: 'labels.resolve', command: recordReprint, commandId: uuidv7(), payload: { number: job.selfNumber, reason: 'interrupted' }, actor })
        if (!counted.ok) return counted
      }
      const result = bench.queue.resolveUnknown(jobId, answer)
      bench.emit('changed', { topics: ['labels', 'numbering', 'ops'] })
      return result.ok ? ok({}) : err(refusal('labels.job-not-waiting', { state: job.state }))
    },
    'labels.cancel': ({ jobId }) => {
      const result = bench.queue.cancel(jobId)
      bench.emit('changed', { topics: ['labels', 'numbering', 'ops'] })
      return result.ok ? ok({}) : err(refusal('labels.job-not-waiting', { state: bench.jobs.get(jobId)?.state ?? '' }))
    },
    'labels.preview': async ({ jobId }) => {
      const job = bench.jobs.get(jobId)
      if (job === null) return err(refusal('labels.job-unknown'))
      const dpi = new LabelLayouts(bench.settings, bench.config.resourcesDir).dpiOf(job.printerId)
      const label = await bench.renderer.render(job.content, { dpi })
      if (!label.ok) return label
      const { png, template, widthMm, heightMm } = label.value
      return ok({ dataUrl: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, template, widthMm, heightMm, dpi, reprint: job.content.reprint })
    }
  }
}
