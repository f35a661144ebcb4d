import { firstBreak, pattern } from './char-class.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import type { ProductStructure } from './structure.ts'

const blood = pattern('L9999MMM')
const any = pattern('LUUUUMMM')

/** Whether characters 6-8 are collection type and division (ST-001 §5.3: E, F, H, S, P, X0, YA-YZ). */
function hasDivision(first: number, second: number): boolean {
  switch (first) {
    case 69:
    case 70:
    case 72:
    case 80:
    case 83:
      return true
    case 88:
      return second === 48
    case 89:
      return second >= 65 && second <= 90
    default:
      return false
  }
}

/** `00` undivided, capital then `0` or lower case; `99` on S and P means that structure 032 holds it. */
function goodDivision(first: number, d: number, s: number): boolean {
  if (d === 48) return s === 48
  if (d >= 65 && d <= 90) return s === 48 || (s >= 97 && s <= 122)
  return d === 57 && s === 57 && (first === 83 || first === 80)
}

/** Structure 003 (`=<αooootds`) with its identifier at `at`. Letters keep their case. Errors: too-short, bad-character, bad-division. */
export function readProduct(text: string, at: number, end: number): ProductStructure | ParseFailure {
  const from = at + 2
  const first = text.charCodeAt(from)
  const bad = firstBreak(text, from, first === 69 || first === 70 ? blood : any)
  if (bad >= 0 && bad < end) return fail('barcode.bad-character', bad)
  if (end < from + 8) return fail('barcode.too-short', end)
  const code = text.slice(from, from + 8)
  const productCode = code.slice(0, 5)
  if (!hasDivision(first, text.charCodeAt(from + 1))) return { id: '003', data: code, fields: { productCode, collectionType: null, division: null, code } }
  if (!goodDivision(first, text.charCodeAt(from + 6), text.charCodeAt(from + 7))) return fail('barcode.bad-division', from + 6)
  return { id: '003', data: code, fields: { productCode, collectionType: code.charAt(5), division: code.slice(6), code } }
}
