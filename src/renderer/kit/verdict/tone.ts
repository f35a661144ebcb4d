import { prefs } from '../prefs.ts'
import type { VerdictKind } from './verdict-model.ts'

/** [frequency Hz, start ms, length ms]. Told apart without the screen: one high, two equal, three falling low. */
const tones: Readonly<Record<VerdictKind, readonly (readonly [number, number, number])[]>> = {
  accept: [[1320, 0, 110]],
  attention: [[740, 0, 130], [740, 190, 130]],
  refuse: [[330, 0, 170], [262, 190, 170], [196, 380, 320]]
}

let context: AudioContext | null = null

/** Opens the sound device ahead of the first verdict: opening it takes 50 ms and more, all on the page's one thread. */
export function warmUpTone(): void {
  try {
    context ??= new AudioContext()
  } catch {
    // No audio device (kiosk, test machine).
  }
}

/** Plays the tone of a verdict unless muted. Sound is an extra cue: without an audio device nothing else changes. */
export function playTone(kind: VerdictKind): void {
  if (prefs().muted) return
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
    const start = context.currentTime + 0.01
    for (const [frequency, at, length] of tones[kind]) {
      const oscillator = context.createOscillator()
      const gain = context.createGain()
      oscillator.type = kind === 'refuse' ? 'square' : 'sine'
      oscillator.frequency.value = frequency
      const from = start + at / 1000
      const until = from + length / 1000
      gain.gain.setValueAtTime(0, from)
      gain.gain.linearRampToValueAtTime(kind === 'refuse' ? 0.12 : 0.25, from + 0.01)
      gain.gain.setValueAtTime(kind === 'refuse' ? 0.12 : 0.25, until - 0.02)
      gain.gain.linearRampToValueAtTime(0, until)
      oscillator.connect(gain).connect(context.destination)
      oscillator.start(from)
      oscillator.stop(until)
    }
  } catch {
    // No audio device (kiosk, test machine).
  }
}
