export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/**
 * Name of a key press as shown on buttons: `F2`, `E`, `Enter`, `Esc`, `1`, `Ctrl+K`, `Up`. By the physical key,
 * because a Chinese input method gives `Process`. Null for modifiers and keys without a name here.
 */
export function comboOf(press: KeyPress): string | null {
  const base = baseOf(press.code)
  if (base === null || press.altKey || press.metaKey) return null
  if (press.ctrlKey) return `Ctrl+${base}`
  return press.shiftKey && !/^[A-Z]$/.test(base) ? `Shift+${base}` : base
}

const named: Readonly<Record<string, string>> = {
  Enter: 'Enter', NumpadEnter: 'Enter', Escape: 'Esc', Space: 'Space', Delete: 'Delete', Backspace: 'Backspace',
  ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', PageUp: 'PageUp', PageDown: 'PageDown',
  Home: 'Home', End: 'End', NumpadAdd: '+', NumpadSubtract: '-', Minus: '-', Equal: '=', Comma: ','
}

function baseOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d)|(F\d{1,2}))$/.exec(code)
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? named[code] ?? null
}

/** Keys that a scanner or a person also types as text: they wait, and are left alone in fields. */
export function isTextKey(combo: string): boolean {
  return combo.length === 1 || combo === 'Space'
}

/** Keys that act even while the cursor is in a text field. */
export function worksInFields(combo: string): boolean {
  return /^(Shift\+)?F\d{1,2}$|^Esc$|^Ctrl\+/.test(combo) && !/^Ctrl\+[ACVXZY]$/.test(combo)
}
