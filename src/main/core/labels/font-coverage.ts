/** The characters a TrueType font has a glyph for. */
export interface FontCoverage {
  has(codePoint: number): boolean
}

interface Range {
  readonly first: number
  readonly last: number
  readonly glyphOf: (codePoint: number) => number
}

function tableOffset(font: DataView, tag: string): number {
  const tables = font.getUint16(4)
  for (let i = 0; i < tables; i++) {
    const at = 12 + 16 * i
    const name = String.fromCharCode(font.getUint8(at), font.getUint8(at + 1), font.getUint8(at + 2), font.getUint8(at + 3))
    if (name === tag) return font.getUint32(at + 8)
  }
  throw new Error(`font without a ${tag} table`)
}

/** Subtable 3/10 (full Unicode): Noto Sans SC has rare characters outside the basic plane, which 3/1 cannot name. */
function fullUnicodeSubtable(font: DataView, cmap: number): number {
  const subtables = font.getUint16(cmap + 2)
  for (let i = 0; i < subtables; i++) {
    const at = cmap + 4 + 8 * i
    const offset = cmap + font.getUint32(at + 4)
    if (font.getUint16(at) === 3 && font.getUint16(at + 2) === 10 && font.getUint16(offset) === 12) return offset
  }
  throw new Error('font without a format 12 character map')
}

/**
 * Reads the font's own character map (OpenType `cmap`, format 12). Canvas and PDF libraries draw an empty box, or silently
 * another font's glyph, for a character the font lacks; a label must name it instead.
 */
export function fontCoverage(bytes: Uint8Array): FontCoverage {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const subtable = fullUnicodeSubtable(font, tableOffset(font, 'cmap'))
  const ranges: Range[] = []
  const groups = font.getUint32(subtable + 12)
  for (let i = 0; i < groups; i++) {
    const at = subtable + 16 + 12 * i
    const [first, last, glyph] = [font.getUint32(at), font.getUint32(at + 4), font.getUint32(at + 8)]
    ranges.push({ first, last, glyphOf: (codePoint) => glyph + codePoint - first })
  }
  return {
    has(codePoint) {
      let [low, high] = [0, ranges.length - 1]
      while (low <= high) {
        const middle = (low + high) >> 1
        const range = ranges[middle]
        if (!range) return false
        if (codePoint < range.first) high = middle - 1
        else if (codePoint > range.last) low = middle + 1
        else return range.glyphOf(codePoint) !== 0
      }
      return false
    }
  }
}

/** `U+2EBF1`. */
export function codePointName(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The first character of `text` that the font has no glyph for, or null. */
export function missingGlyph(coverage: FontCoverage, text: string): string | null {
  for (const char of text) if (!coverage.has(char.codePointAt(0) ?? 0)) return char
  return null
}
