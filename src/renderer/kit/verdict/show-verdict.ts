import type { ShownVerdict } from '../scan/scan.ts'
import { playTone } from './tone.ts'
import type { VerdictModel } from './verdict-model.ts'

let count = 0

/** Gives a verdict its tone (after the frame, so that sound never delays the paint) and a new key for Element Timing. */
export function showVerdict(verdict: VerdictModel): ShownVerdict {
  setTimeout(() => playTone(verdict.kind), 0)
  return { key: `verdict-${++count}`, verdict }
}
