import type { PrintTarget } from '../../../../shared/domain/devices/print-target.ts'
import type { LabelContent } from '../../../../shared/domain/labels/label-content.ts'
import { type Refusal, refusal } from '../../../../shared/domain/refusal-code.ts'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'
import { instant } from '../../../../shared/kernel/time.ts'
import type { PrintJob, PrintJobs } from '../../store/print-jobs.ts'
import { BackOff } from '../back-off.ts'
import type { PrinterPort, SendOutcome } from './printer-port.ts'

type Params = Readonly<Record<string, string | number>>
export type RenderFault = { readonly code: string; readonly params: Params }
export interface PrintQueueParts {
  readonly jobs: PrintJobs
  /** The bytes of one label for one printer. A fault is the label's own (it would fail again), so the job fails. */
  readonly render: (content: LabelContent, target: PrintTarget) => Promise<Result<Uint8Array, RenderFault>>
  /** This label comes next: it may be drawn while the one before it prints. */
  readonly prefetch?: (content: LabelContent, target: PrintTarget) => void
  /** The printer of a job, or null when the bench has none for it now. */
  readonly printerFor: (job: PrintJob) => PrinterPort | null
  /** After each stored change of a job. */
  readonly onChange: (job: PrintJob) => void
  /** Carries ids and codes only, never a label's text. */
  readonly log: (event: string, fields: Params) => void
  /** Ms between looks at a printer that is not ready. */
  readonly retry?: { readonly firstMs: number; readonly maxMs: number }
}

/** `paused`: the operator must say what became of `jobId`. `waiting`: for the printer, with the reason. */
export interface PrintQueueView {
  readonly state: 'idle' | 'printing' | 'waiting' | 'paused' | 'stopped'
  readonly jobId: string | null
  readonly reason: string | null
}

type Step = 'next' | 'wait' | 'end'

/**
 * Prints the queued labels, one at a time, in their order, each once.
 *
 * The invariant (R05): a label whose bytes may have left is never sent again without the operator's word.
 * So a job is `sending` on disk before its first byte, and whatever was `sending` when the program ended, or lost its connection half way,
 * becomes `unknown` and stops the queue until `resolveUnknown`.
 * There is one queue for a bench, and it owns the table: two queues on one file would break this.
 */
export class PrintQueue {
  readonly #parts: PrintQueueParts
  readonly #backOff: BackOff
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  /** Set when stop() gave up waiting: the store may be closed, so nothing is written any more. */
  #abandoned = false
  #retry: NodeJS.Timeout | undefined
  #view: PrintQueueView = { state: 'idle', jobId: null, reason: null }

  constructor(parts: PrintQueueParts) {
    this.#parts = parts
    this.#backOff = new BackOff(parts.retry ?? { firstMs: 250, maxMs: 2000 })
    this.#recover('restart')
    const unknown = parts.jobs.firstUnknown()
    if (unknown) this.#view = { state: 'paused', jobId: unknown.id, reason: unknown.reason }
  }

  view(): PrintQueueView {
    return this.#view
  }

  /** Look now: a job was queued, or a printer may be ready again. */
  kick(): void {
    if (this.#stopped) return
    clearTimeout(this.#retry)
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = this.#work().finally(() => {
      this.#running = null
      if (this.#again) {
        this.#again = false
        this.kick()
      }
    })
  }

  /** The operator looked: the label is on paper, or it is to be printed again (then it is marked as a reprint). */
  resolveUnknown(jobId: string, answer: 'was-printed' | 'print-again'): Result<PrintJob, Refusal> {
    const { jobs } = this.#parts
    const job = jobs.get(jobId)
    if (!job) return err(refusal('labels.job-unknown', { job: jobId }))
    if (job.state !== 'unknown') return err(refusal('labels.job-not-waiting', { job: jobId, state: job.state }))
    if (answer === 'was-printed') jobs.markPrinted({ id: jobId, at: this.#now(), reason: 'operator' })
    else jobs.printAgain({ id: jobId, at: this.#now() })
    this.#parts.log('print.resolved', { job: jobId, answer })
    const changed = this.#changed(jobId)
    this.kick()
    return ok(changed)
  }

  /** Takes a job out that was not sent. What is being sent or unknown cannot be cancelled: it may be on paper. */
  cancel(jobId: string): Result<PrintJob, Refusal> {
    const { jobs } = this.#parts
    const job = jobs.get(jobId)
    if (!job) return err(refusal('labels.job-unknown', { job: jobId }))
    if (job.state !== 'queued' && job.state !== 'failed') {
      return err(refusal('labels.job-not-waiting', { job: jobId, state: job.state }))
    }
    jobs.markCancelled({ id: jobId, at: this.#now(), reason: 'operator' })
    const changed = this.#changed(jobId)
    this.kick()
    return ok(changed)
  }

  /** Sends no further label. Waits for the one on its way, at most `graceMs`; then that one is `unknown` at the next start. */
  async stop(graceMs = 3000): Promise<void> {
    this.#stopped = true
    this.#again = false
    clearTimeout(this.#retry)
    let timer: NodeJS.Timeout | undefined
    const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)))
    await Promise.race([this.#running ?? Promise.resolve(), grace])
    clearTimeout(timer)
    this.#abandoned = true
    this.#view = { state: 'stopped', jobId: null, reason: null }
  }

  async #work(): Promise<void> {
    try {
      let step: Step = 'next'
      while (step === 'next' && !this.#stopped) step = await this.#step()
      if (step === 'wait' && !this.#stopped) this.#wait()
    } catch (error) {
      // A bug or a failing disk. What was sending is found by the next look and becomes unknown.
      if (this.#abandoned) return
      this.#parts.log('print.crashed', { error: error instanceof Error ? error.message : String(error) })
      this.#view = { state: 'waiting', jobId: null, reason: 'internal' }
      this.#wait()
    }
  }

  async #step(): Promise<Step> {
    const { jobs, printerFor } = this.#parts
    this.#recover('interrupted')
    const unknown = jobs.firstUnknown()
    if (unknown) {
      this.#view = { state: 'paused', jobId: unknown.id, reason: unknown.reason }
      return 'end'
    }
    const job = jobs.nextQueued()
    if (!job) {
      this.#view = { state: 'idle', jobId: null, reason: null }
      return 'end'
    }
    const printer = printerFor(job)
    if (!printer) return this.#holdBack(job, 'no-printer')
    if (job.reason !== null) {
      // It waited before: ask the printer first, without touching the job's state or drawing its label for nothing.
      this.#view = { state: 'waiting', jobId: job.id, reason: job.reason }
      const state = await printer.status()
      if (this.#abandoned) return 'end'
      if (state !== 'ready') return this.#holdBack(job, state)
    }
    this.#view = { state: 'printing', jobId: job.id, reason: null }
    const label = await this.#render(job.content, printer.target)
    if (this.#abandoned) return 'end'
    // Meanwhile the operator may have cancelled it, or the bench been closed.
    if (this.#stopped || jobs.get(job.id)?.state !== 'queued') return 'next'
    // The renderer closes down with the bench; that is no fault of this label.
    if (!label.ok && label.error.code === 'labels.renderer-stopped') return this.#holdBack(job, label.error.code)
    if (!label.ok) {
      jobs.markFailed({ id: job.id, at: this.#now(), reason: label.error.code })
      this.#parts.log('print.failed', { job: job.id, code: label.error.code })
      this.#changed(job.id)
      return 'next'
    }
    return this.#send({ job, printer, bytes: label.value })
  }

  async #send(what: { readonly job: PrintJob; readonly printer: PrinterPort; readonly bytes: Uint8Array }): Promise<Step> {
    const { jobs, log } = this.#parts
    const id = what.job.id
    jobs.markSending({ id, at: this.#now() })
    this.#changed(id)
    const sending = what.printer.send(what.bytes, what.job.content.selfNumber).catch((): 'crashed' => 'crashed')
    this.#prefetchNext()
    const sent: SendOutcome | 'crashed' = await sending
    if (this.#abandoned) return 'end'
    const at = this.#now()
    if (sent === 'crashed') {
      jobs.markUnknown({ id, at, reason: 'internal' })
    } else if (sent.outcome === 'not-sent') {
      log('print.held', { job: id, reason: sent.reason })
      return this.#holdBack(what.job, sent.reason)
    } else if (sent.outcome === 'unknown') {
      jobs.markUnknown({ id, at, reason: sent.reason })
      log('print.unknown', { job: id, reason: sent.reason })
    } else {
      jobs.markPrinted({ id, at })
      this.#backOff.reset()
    }
    this.#changed(id)
    return 'next'
  }

  #holdBack(job: PrintJob, reason: string): Step {
    const { jobs } = this.#parts
    const now = jobs.get(job.id)
    if (now?.state !== 'queued' && now?.state !== 'sending') return 'next'
    this.#view = { state: 'waiting', jobId: job.id, reason }
    if (now.state === 'sending' || now.reason !== reason) {
      jobs.backToQueue({ id: job.id, at: this.#now(), reason })
      this.#changed(job.id)
    }
    return 'wait'
  }

  async #render(content: LabelContent, target: PrintTarget): Promise<Result<Uint8Array, RenderFault>> {
    try {
      return await this.#parts.render(content, target)
    } catch (error) {
      // One label that crashes the renderer must not keep the others from being printed.
      this.#parts.log('print.renderCrashed', { error: error instanceof Error ? error.message : String(error) })
      return err({ code: 'labels.renderer-crashed', params: {} })
    }
  }

  #prefetchNext(): void {
    const { jobs, printerFor, prefetch } = this.#parts
    const next = prefetch ? jobs.nextQueued() : null
    const printer = next ? printerFor(next) : null
    if (next && printer) prefetch?.(next.content, printer.target)
  }

  #wait(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.kick(), this.#backOff.next())
  }

  /** Only called while this queue sends nothing, so what is `sending` belongs to a life that ended. */
  #recover(reason: string): void {
    const orphans = this.#parts.jobs.list(['sending'])
    if (orphans.length === 0) return
    this.#parts.jobs.recoverAfterRestart(this.#now(), reason)
    this.#parts.log('print.recovered', { jobs: orphans.length, reason })
    for (const job of orphans) this.#changed(job.id)
  }

  #changed(id: string): PrintJob {
    const job = this.#parts.jobs.get(id)
    if (!job) throw new Error(`print job ${id} vanished`)
    this.#parts.onChange(job)
    return job
  }

  #now(): string {
    return instant(Date.now())
  }
}
