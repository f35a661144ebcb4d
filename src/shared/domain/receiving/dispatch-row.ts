import { dinOfCell, productOfCell } from './bag-cells.ts'
import { fromShanghai, type Instant } from '../../kernel/time.ts'
import { type Abo, aboGroups, type Rhd } from '../stock/blood-group.ts'

/** What a line of a dispatch file may lack. Each has a sentence in `text/dispatch-row-problems.ts`. */
export const rowProblems = [
  'din-missing',
  'din-malformed',
  'product-missing',
  'product-malformed',
  'product-unknown',
  'abo-unknown',
  'rhd-unknown',
  'expiry-missing',
  'expiry-malformed',
  'volume-malformed',
  'price-malformed',
  'repeated-in-file',
  'already-stocked',
  'formula',
  'text-unfit',
  'other-dispatch'
] as const
export type RowProblem = (typeof rowProblems)[number]

export interface DispatchRow {
  readonly din: string
  readonly productCode: string
  readonly componentName: string
  readonly abo: Abo
  readonly rhd: Rhd | null
  readonly volumeMl: number
  readonly expiresAt: Instant
  readonly priceFen: number | null
  readonly boxNumber: string | null
}

export type RowResult = { readonly ok: true; readonly row: DispatchRow } | { readonly ok: false; readonly problem: RowProblem; readonly value: string }

/** What the hospital's code rules read in a cell that is no ISBT 128. */
export type LocalCells = (cell: string) => { readonly din?: string; readonly productCode?: string }

const rhdWords: Readonly<Record<string, Rhd>> = { '**d**': 'pos', d: 'pos', '+': 'pos', pos: 'pos', 阳性: 'pos', 'rh(d)阳性': 'pos', '-': 'neg', neg: 'neg', 阴性: 'neg', 'rh(d)阴性': 'neg' }
const unknownRhd = ['不详', '未查', '未知', 'unknown']

/**
 * One line of a station's dispatch list, from text cells. Groups are words (`A`, `阳性`), never code numbers:
 * hospitals number them differently, so a number is refused and not guessed (domain.md §2.4).
 * DIN: 13 characters, or 15 with flags, with or without `=`. Expiry: Shanghai time; a date alone means the end of that day.
 * `local` reads a station's own number or product by the hospital's code rules, so that list and bag say the same (ADR 0016).
 */
export function readDispatchRow(cells: Readonly<Record<string, string>>, local: LocalCells = () => ({})): RowResult {
  const text = (name: string): string => (cells[name] ?? '').trim()
  const bad = (problem: RowProblem, value: string): RowResult => ({ ok: false, problem, value })

  const rawDin = text('din').replaceAll(' ', '')
  if (rawDin === '') return bad('din-missing', '')
  const din = dinOfCell(rawDin) ?? local(rawDin).din
  if (din === undefined) return bad('din-malformed', rawDin)

  const rawProduct = text('productCode')
  if (rawProduct === '') return bad('product-missing', '')
  const productCode = productOfCell(rawProduct) ?? local(rawProduct).productCode
  if (productCode === undefined) return bad('product-malformed', rawProduct)

  const rawAbo = text('abo').toUpperCase().replace(/型$/, '')
  const abo = aboGroups.find((g) => g === rawAbo)
  if (abo === undefined) return bad('abo-unknown', text('abo'))

  const rawRhd = text('rhd').toLowerCase()
  const rhd = rhdWords[rawRhd] ?? null
  if (rhd === null && !unknownRhd.includes(rawRhd)) return bad('rhd-unknown', text('rhd'))

  const rawExpiry = text('expiresAt')
  if (rawExpiry === '') return bad('expiry-missing', '')
  const expiresAt = readExpiry(rawExpiry)
  if (expiresAt === null) return bad('expiry-malformed', rawExpiry)

  const rawVolume = text('volumeMl').replace(/\s*m[lL]$/, '')
  const volumeMl = rawVolume === '' ? 0 : Number(rawVolume)
  if (!Number.isFinite(volumeMl) || volumeMl < 0 || volumeMl > 2000) return bad('volume-malformed', rawVolume)

  const rawPrice = text('price')
  if (!/^(\d{1,6}(\.\d{1,2})?)?$/.test(rawPrice)) return bad('price-malformed', rawPrice)
  const priceFen = rawPrice === '' ? null : Math.round(Number(rawPrice) * 100)

  return { ok: true, row: { din, productCode, componentName: text('componentName'), abo, rhd, volumeMl: Math.round(volumeMl), expiresAt, priceFen, boxNumber: text('boxNumber') || null } }
}

/** The printed minute, as on the bag's own code. */
export function readExpiry(text: string): Instant | null {
  const tidy = text.replaceAll('/', '-').replace('T', ' ')
  return fromShanghai(/^\d{4}-\d{2}-\d{2}$/.test(tidy) ? `${tidy} 23:59` : tidy.slice(0, 16))
}
