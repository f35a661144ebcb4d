import bwipjs from 'bwip-js/node'

export type SymbolKind = 'code128' | 'datamatrix'

/** A symbol's modules, row by row, without its quiet zone; a linear symbol has one row. */
export interface SymbolModules {
  readonly columns: number
  readonly rows: number
  readonly black: readonly boolean[]
}

function encoded(kind: string, text: string) {
  try {
    return bwipjs.raw({ bcid: kind, text })[0]
  } catch {
    return undefined
  }
}

/**
 * Encodes `text` exactly as given: no escapes are parsed, so `=`, `&`, `>` and `|` stand for themselves.
 * Returns null where the symbology cannot hold the text.
 */
export function symbolModules(kind: SymbolKind, text: string): SymbolModules | null {
  // bwip-js would encode Latin-1 and control characters; a scanner in wedge mode loses them.
  if (text === '' || /[^\x20-\x7e]/.test(text)) return null
  const first = encoded(kind, text)
  if (!first) return null
  if ('pixs' in first) return { columns: first.pixx, rows: first.pixy, black: first.pixs.map((p) => p === 1) }
  // `sbs` holds run lengths in modules, bar first.
  const black = first.sbs.flatMap((run, i) => Array.from({ length: run }, () => i % 2 === 0))
  return { columns: black.length, rows: 1, black }
}
