import type { ShownVerdict } from '../scan/scan.ts'
import { playTone } from './tone.ts'
import type { VerdictModel } from './verdict-model.ts'

let count = 0

/** A hidden window gets no frames, yet the tone must be heard. */
const NO_FRAME_MS = 120

/** Runs once the frame that is being made now has been handed over. */
function afterPaint(run: () => void): void {
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    run()
  }
  requestAnimationFrame(() => setTimeout(once, 0))
  setTimeout(once, NO_FRAME_MS)
}

/** Gives a verdict its tone (after the frame, so that sound never delays the paint) and a new key for Element Timing. */
export function showVerdict(verdict: VerdictModel): ShownVerdict {
  afterPaint(() => playTone(verdict.kind))
  return { key: `verdict-${++count}`, verdict }
}
