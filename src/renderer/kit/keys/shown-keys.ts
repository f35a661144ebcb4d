import type { Hotkey } from './hotkeys.ts'

export interface ShownKey {
  readonly combo: string
  /** What it does, in the words of its button. Null: a key without a button and without a label. */
  readonly label: string | null
}

/** The keys that answer now with the words on their buttons, in the order F-keys, letters and digits, the rest. */
export function shownKeys(keys: readonly Hotkey[]): readonly ShownKey[] {
  const words = new Map<string, string>()
  for (const button of document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')) {
    const combo = button.getAttribute('aria-keyshortcuts') ?? ''
    // A later button lies on top of an earlier one, as its key does.
    if (button.checkVisibility()) words.set(combo, wordsOf(button))
  }
  return keys.map(({ combo, label }) => ({ combo, label: label ?? words.get(combo) ?? null })).toSorted((a, b) => rank(a.combo) - rank(b.combo) || a.combo.localeCompare(b.combo, 'en', { numeric: true }))
}

function wordsOf(button: HTMLElement): string {
  const copy = button.cloneNode(true) as HTMLElement
  for (const cap of copy.querySelectorAll('kbd, svg')) cap.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim() || (button.getAttribute('aria-label') ?? '')
}

function rank(combo: string): number {
  return /^F\d/.test(combo) ? 0 : combo.length === 1 ? 1 : combo.startsWith('Ctrl') ? 2 : 3
}
