import { isBurstEnter, lastCharKeyAt } from '../scan/wedge-listener.ts'
import { wedgeDefaults } from '../scan/wedge.ts'
import { comboOf, isTextKey, worksInFields } from './key-combo.ts'

export interface Hotkey {
  readonly combo: string
  readonly run: () => void
  /** −1 frame, 0 screen, 1 and up dialogs, `ALWAYS` help. Only levels from the topmost open one up answer, the highest first. */
  readonly level: number
  /** What it does, in words, where no button says it (key map of the help). */
  readonly label?: string | undefined
  /** Also while the cursor is in a text field (Enter of a dialog). F-keys, Esc and Ctrl always do. */
  readonly inFields: boolean
}

/** Keys of the frame: any screen may take them over (Esc, arrows), whenever it was loaded. */
export const FRAME_LEVEL = -1
/** Keys that work also over dialogs (help). */
export const ALWAYS_LEVEL = 1000

const hotkeys: Hotkey[] = []
const openLevels: number[] = []

export function registerHotkey(hotkey: Hotkey): () => void {
  hotkeys.push(hotkey)
  return () => {
    const at = hotkeys.indexOf(hotkey)
    if (at >= 0) hotkeys.splice(at, 1)
  }
}

/** While open, keys of lower levels rest: F-keys do not leave a dialog that waits for a signature. */
export function openLevel(level: number): () => void {
  openLevels.push(level)
  return () => {
    const at = openLevels.indexOf(level)
    if (at >= 0) openLevels.splice(at, 1)
  }
}

/** The registration that answers a key now: of the highest level that is not at rest, the latest. Pure, for the tests. */
export function answering(known: readonly Hotkey[], open: readonly number[], fits: (hotkey: Hotkey) => boolean): Hotkey | undefined {
  const floor = Math.max(FRAME_LEVEL, ...open)
  return known.reduce<Hotkey | undefined>((best, h) => (h.level >= floor && fits(h) && (!best || h.level >= best.level) ? h : best), undefined)
}

/** Keys that would answer now, one entry per key, for the key map. */
export function keysNow(): readonly Hotkey[] {
  const combos = [...new Set(hotkeys.map((h) => h.combo))]
  return combos.flatMap((combo) => answering(hotkeys, openLevels, (h) => h.combo === combo) ?? [])
}

function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** Enter and Space on a focused control press that control; the browser does it. */
function pressesControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], [role="option"], [role="combobox"], [role="menuitem"], input') !== null
}

function onKey(event: KeyboardEvent): void {
  if (event.repeat || event.defaultPrevented || isBurstEnter(event)) return
  const combo = comboOf(event)
  if (combo === null) return
  const field = inField(event.target)
  const found = answering(hotkeys, openLevels, (h) => h.combo === combo && (!field || worksInFields(combo) || h.inFields))
  if (!found) return
  if ((combo === 'Enter' || combo === 'Space') && !field && pressesControl(event.target)) return
  if (!isTextKey(combo)) {
    event.preventDefault()
    found.run()
    return
  }
  // The first character of a scan is a letter too: act only once no further key has followed at scanner speed.
  const at = event.timeStamp
  setTimeout(() => {
    if (lastCharKeyAt() <= at && hotkeys.includes(found)) found.run()
  }, wedgeDefaults.maxGapMs + 10)
}

/** Called once by the app, after `startScanBus`. */
export function startHotkeys(): () => void {
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
