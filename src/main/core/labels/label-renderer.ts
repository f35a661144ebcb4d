import { Worker } from 'node:worker_threads'
import type { PrintTarget } from '../../../shared/domain/devices/print-target.ts'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelFault, LabelFaultCode } from '../../../shared/domain/labels/label-fault.ts'
import { labelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import type { LabelTemplate } from '../../../shared/domain/labels/label-template.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { err } from '../../../shared/kernel/result.ts'
import type { IssueSlip } from './issue-slip-content.ts'
import type { PdfReport } from './report-content.ts'
import type { LabelAssetPaths } from './label-assets.ts'
import type { FromLabelWorker, LabelJob, LabelJobValue, RenderedLabel, ToLabelWorker } from './label-worker-messages.ts'

export interface LabelRendererOptions {
  /** Absolute path or file URL of the worker: `label-worker.cjs` in the app, `label-worker.ts` in tests. */
  readonly workerPath: string | URL
  readonly resourcesDir: string
  readonly fontDir?: string
  /** A job without an answer for so long means a hung thread: it is ended like a crashed one. */
  readonly timeoutMs?: number
}

interface Pending {
  readonly answer: (result: Result<LabelJobValue, LabelFault>) => void
  readonly timer: NodeJS.Timeout
}

const WORKER_HEAP_MB = 256

/**
 * Draws labels and slips in a thread of its own, so that a scan is never kept waiting by a label. It warms up at once. When
 * the thread dies, what it had not answered is answered `labels.renderer-crashed` and a new thread takes over; nothing is
 * drawn again unasked, because only the caller knows whether a label number is still wanted.
 */
export class LabelRenderer {
  readonly #options: LabelRendererOptions
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | null = null
  #ready: Promise<void> = Promise.resolve()
  #nextId = 1
  #stopped = false
  #template: LabelTemplate | null = null
  #ahead: { readonly key: string; readonly bytes: Promise<Result<Uint8Array, LabelFault>> } | null = null

  constructor(options: LabelRendererOptions) {
    this.#options = options
    this.#start()
  }

  /** Resolves when the present thread has drawn its warm-up label, or has ended without. */
  ready(): Promise<void> {
    return this.#ready
  }

  /** From now on labels are drawn with this template, also those that wait in the print queue. Before the first call: 60x40. */
  use(template: LabelTemplate): void {
    this.#template = template
    this.#ahead = null
  }

  /** The label as ZPL and PNG of the same dots, read back before it is answered. `layout`: the resolution, and another template for a try-out. */
  render(content: LabelContent, layout: Partial<LabelLayout> = {}): Promise<Result<RenderedLabel, LabelFault>> {
    return this.#ask({ kind: 'label', content, layout: { ...this.#inUse(), ...layout } }) as Promise<Result<RenderedLabel, LabelFault>>
  }

  /** The bytes that make a printer put one label on paper, read back before they are answered. */
  async renderFor(content: LabelContent, target: PrintTarget): Promise<Result<Uint8Array, LabelFault>> {
    const ahead = this.#ahead
    if (ahead !== null && ahead.key === JSON.stringify([content, target])) {
      this.#ahead = null
      const bytes = await ahead.bytes
      // A thread that died under the label ahead says nothing about this one: it is asked for anew.
      if (bytes.ok) return bytes
    }
    return this.#print(content, target)
  }

  /** Draws a label while the one before it prints; the next `renderFor` of the same label takes it. One is kept, no more. */
  prefetch(content: LabelContent, target: PrintTarget): void {
    const key = JSON.stringify([content, target])
    if (this.#ahead?.key !== key) this.#ahead = { key, bytes: this.#print(content, target) }
  }

  /** A PDF with one page per label; one label that fails refuses the whole file. */
  renderPdf(contents: readonly LabelContent[], layout: Partial<LabelLayout> = {}): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'pdf', contents, layout: { ...this.#inUse(), ...layout } }) as Promise<Result<Uint8Array, LabelFault>>
  }

  /** The issue slip as PDF. */
  renderSlip(slip: IssueSlip): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'slip', slip }) as Promise<Result<Uint8Array, LabelFault>>
  }

  /** A report of tables as PDF. */
  renderReport(report: PdfReport): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'report', report }) as Promise<Result<Uint8Array, LabelFault>>
  }

  /** Ends the thread; what is pending is answered `labels.renderer-stopped`. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#failAll('labels.renderer-stopped')
    await this.#worker?.terminate()
  }

  #print(content: LabelContent, target: PrintTarget): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'print', content, target, ...this.#inUse() }) as Promise<Result<Uint8Array, LabelFault>>
  }

  #inUse(): Pick<Partial<LabelLayout>, 'template'> {
    return this.#template === null ? {} : { template: this.#template }
  }

  #ask(job: LabelJob): Promise<Result<LabelJobValue, LabelFault>> {
    if (this.#stopped) return Promise.resolve(err(labelFault('labels.renderer-stopped')))
    const worker = this.#worker ?? this.#start()
    const id = this.#nextId++
    return new Promise((answer) => {
      const timer = setTimeout(() => void worker.terminate(), this.#options.timeoutMs ?? 20_000)
      this.#pending.set(id, { answer, timer })
      worker.postMessage({ id, job } satisfies ToLabelWorker)
    })
  }

  #start(): Worker {
    const { workerPath, resourcesDir, fontDir } = this.#options
    const anchor = typeof workerPath === 'string' ? workerPath : workerPath.href
    const workerData: LabelAssetPaths = { anchor, resourcesDir, ...(fontDir === undefined ? {} : { fontDir }) }
    const worker = new Worker(workerPath, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB } })
    let wasReady = false
    this.#worker = worker
    this.#ready = new Promise((resolve) => {
      worker.on('message', (message: FromLabelWorker) => {
        if (message.kind === 'answer') return this.#settle(message.id, message.result)
        wasReady = true
        resolve()
      })
      // The cause of a crash belongs in the log of the core's error stream; `exit` always follows and does the rest.
      worker.on('error', (cause) => console.error('label worker failed', cause))
      worker.once('exit', () => {
        if (this.#worker === worker) this.#worker = null
        this.#failAll('labels.renderer-crashed')
        // A thread that never got ready would die again at once: the next label tries, instead of a loop.
        if (wasReady && !this.#stopped) this.#start()
        resolve()
      })
    })
    return worker
  }

  #settle(id: number, result: Result<LabelJobValue, LabelFault>): void {
    const pending = this.#pending.get(id)
    if (!pending) return
    this.#pending.delete(id)
    clearTimeout(pending.timer)
    pending.answer(result)
  }

  #failAll(code: LabelFaultCode): void {
    for (const id of this.#pending.keys()) this.#settle(id, err(labelFault(code)))
  }
}
