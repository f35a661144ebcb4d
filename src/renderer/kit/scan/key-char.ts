/** US layout, as every wedge scanner ships: physical key → [plain, with Shift]. By `code`, because an IME gives `Process` as `key`. */
const punctuation: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.']
}

const shiftedDigits = ')!@#$%^&*('

export interface KeyLike {
  readonly code: string
  readonly key: string
  readonly shift: boolean
  readonly ctrl: boolean
}

/**
 * The character a key means, or null for a key that has none. Caps Lock is ignored on purpose: the scanner presses Shift itself.
 * Ctrl+] is the group separator of GS1 codes. Injected keys without a code fall back to `key`, full width included.
 */
export function keyChar({ code, key, shift, ctrl }: KeyLike): string | null {
  if (ctrl) return code === 'BracketRight' ? '\u001d' : null
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return shift ? letter : letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit) return shift ? (shiftedDigits[Number(digit)] ?? null) : digit
  const pad = /^Numpad(\d)$/.exec(code)?.[1]
  if (pad) return pad
  const pair = punctuation[code]
  if (pair) return shift ? pair[1] : pair[0]
  return code === '' && key.length === 1 ? key : null
}
