import { Worker } from 'node:worker_threads'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelFault, LabelFaultCode } from '../../../shared/domain/labels/label-fault.ts'
import { labelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { err } from '../../../shared/kernel/result.ts'
import type { IssueSlip } from './issue-slip-content.ts'
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

  constructor(options: LabelRendererOptions) {
    this.#options = options
    this.#start()
  }

  /** Resolves when the present thread has drawn its warm-up label, or has ended without. */
  ready(): Promise<void> {
    return this.#ready
  }

  /** The label as ZPL and PNG of the same dots, read back before it is answered. */
  render(content: LabelContent): Promise<Result<RenderedLabel, LabelFault>> {
    return this.#ask({ kind: 'label', content }) as Promise<Result<RenderedLabel, LabelFault>>
  }

  /** A PDF with one page per label; one label that fails refuses the whole file. */
  renderPdf(contents: readonly LabelContent[]): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'pdf', contents }) as Promise<Result<Uint8Array, LabelFault>>
  }

  /** The issue slip as PDF. */
  renderSlip(slip: IssueSlip): Promise<Result<Uint8Array, LabelFault>> {
    return this.#ask({ kind: 'slip', slip }) as Promise<Result<Uint8Array, LabelFault>>
  }

  /** Ends the thread; what is pending is answered `labels.renderer-stopped`. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#failAll('labels.renderer-stopped')
    await this.#worker?.terminate()
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
