import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { SendOutcome } from './printer-port.ts'
import { runProgram } from './office-program.ts'

/** The operating system's print queues. Nothing rejects. */
export interface Spooler {
  state(queue: string): Promise<PrinterState>
  /** Hands a PDF file to a queue and waits until the queue has let go of it. */
  print(file: string, to: { readonly queue: string; readonly title: string }): Promise<SendOutcome>
}

/** Ms. */
export interface SpoolerTiming {
  readonly answerMs: number
  readonly drainMs: number
  readonly pollMs: number
}

const USUAL: SpoolerTiming = { answerMs: 10_000, drainMs: 60_000, pollMs: 500 }

/** CUPS (Linux, macOS): `lp`, `lpstat`. A job that is no longer in the queue has been printed or was taken out by somebody. */
export function cupsSpooler(timing: SpoolerTiming = USUAL): Spooler {
  const inQueue = async (queue: string, job: string): Promise<boolean | null> => {
    const answer = await runProgram('lpstat', ['-W', 'not-completed', '-o', queue], timing.answerMs)
    return answer.ran === 'ok' ? answer.stdout.split('\n').some((line) => line.split(/\s/)[0] === job) : null
  }
  const state = async (queue: string): Promise<PrinterState> => {
    const answer = await runProgram('lpstat', ['-p', queue], timing.answerMs)
    if (answer.ran === 'missing') return 'no-spooler'
    if (answer.ran === 'hung') return 'silent'
    if (answer.ran === 'failed') return 'unreachable'
    return /\bdisabled\b/.test(answer.stdout) ? 'paused' : 'ready'
  }
  return {
    state,
    async print(file, { queue, title }) {
      // `fit-to-page` would scale bar codes off their dots.
      const handed = await runProgram('lp', ['-d', queue, '-t', title, '-o', 'print-scaling=none', '--', file], timing.answerMs)
      if (handed.ran === 'missing') return { outcome: 'not-sent', reason: 'no-spooler' }
      if (handed.ran === 'failed') return { outcome: 'not-sent', reason: 'unreachable' }
      if (handed.ran === 'hung') return { outcome: 'unknown', reason: 'stalled' }
      const job = /request id is (\S+)/.exec(handed.stdout)?.[1]
      if (job === undefined) return { outcome: 'unknown', reason: 'no-answer' }
      const until = performance.now() + timing.drainMs
      for (;;) {
        const waits = await inQueue(queue, job)
        if (waits === false) return { outcome: 'sent' }
        if (performance.now() >= until) {
          const now = waits === null ? 'no-answer' : await state(queue)
          return { outcome: 'unknown', reason: now === 'ready' ? 'still-printing' : now }
        }
        await new Promise((resolve) => setTimeout(resolve, timing.pollMs))
      }
    }
  }
}

/**
 * A program that prints a PDF and ends (Windows has none of its own): `program -print-to QUEUE -silent FILE`, the arguments of
 * SumatraPDF. Which program is said by the machine (`HEMOBENCH_PDF_PRINT`), never by a device's settings: a page that could choose
 * it could run anything. It cannot be asked for a queue's state; what it took is with Windows' own queue.
 */
export function programSpooler(program: string, timing: SpoolerTiming = USUAL): Spooler {
  return {
    state: () => Promise.resolve('ready'),
    async print(file, { queue }) {
      const answer = await runProgram(program, ['-print-to', queue, '-print-settings', 'noscale', '-silent', file], timing.drainMs)
      if (answer.ran === 'ok') return { outcome: 'sent' }
      if (answer.ran === 'missing') return { outcome: 'not-sent', reason: 'no-spooler' }
      return answer.ran === 'failed' ? { outcome: 'not-sent', reason: 'unreachable' } : { outcome: 'unknown', reason: 'stalled' }
    }
  }
}

const noSpooler: Spooler = {
  state: () => Promise.resolve('no-spooler'),
  print: () => Promise.resolve({ outcome: 'not-sent', reason: 'no-spooler' })
}

/** What this machine prints PDF files with. */
export function systemSpooler(env: Readonly<Record<string, string | undefined>> = process.env, platform: string = process.platform): Spooler {
  const program = env['HEMOBENCH_PDF_PRINT']
  if (program) return programSpooler(program)
  return platform === 'win32' ? noSpooler : cupsSpooler()
}
