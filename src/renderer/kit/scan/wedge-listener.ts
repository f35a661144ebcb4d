import { rememberField } from './remember-field.ts'
import { emptyWedge, stepWedge } from './wedge.ts'

let lastCharAt = Number.NEGATIVE_INFINITY
let enterOfBurst: Event | null = null

/** Time (event clock, ms) of the last character key. Letter hotkeys wait until it is clear that no scan follows. */
export function lastCharKeyAt(): number {
  return lastCharAt
}

/** True for the Enter that ended a scanner's burst: it must confirm nothing. */
export function isBurstEnter(event: Event): boolean {
  return event === enterOfBurst
}

/**
 * Hears the keyboard before anything else on the page. Keys go on to their field, so a person's typing is never swallowed;
 * when the suffix proves that it was a scanner, the field gets back what it held before the first key.
 */
export function listenWedge(onScan: (raw: string) => void): () => void {
  let state = emptyWedge
  let restore: (composing: boolean) => void = () => undefined
  let composing = false
  const onKey = (event: KeyboardEvent): void => {
    const { code, key, repeat } = event
    const step = stepWedge(state, { code, key, repeat, shift: event.shiftKey, ctrl: event.ctrlKey, at: event.timeStamp })
    state = step.state
    const { outcome } = step
    if (outcome.kind === 'first' || outcome.kind === 'fast') lastCharAt = event.timeStamp
    if (outcome.kind === 'first') {
      restore = rememberField(document.activeElement)
      composing = false
    }
    composing ||= event.isComposing
    if (outcome.kind === 'short') enterOfBurst = event
    if (outcome.kind !== 'scan') return
    enterOfBurst = event
    event.preventDefault()
    event.stopImmediatePropagation()
    restore(composing)
    onScan(outcome.raw)
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}
