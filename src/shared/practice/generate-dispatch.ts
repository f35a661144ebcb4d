import type { DispatchRow } from '../domain/receiving/dispatch-row.ts'
import type { Abo, Rhd } from '../domain/stock/blood-group.ts'
import { bandOfClass } from '../domain/stock/component-class.ts'
import { instant, shanghai, toMs, type Instant } from '../kernel/time.ts'
import { encodeCompound, encodeDin, encodeExpiry, encodeGroup, encodeProduct } from '../barcode/encode.ts'
import { practiceProducts } from './practice-products.ts'

/** One invented bag: what the station's list says of it, and what its own codes say. */
export interface PracticeBag extends DispatchRow {
  /** Four linear codes: DIN, group, product, expiry. */
  readonly codes: readonly string[]
  /** The same as one Data Matrix. */
  readonly compound: string
}

export interface PracticeDispatch {
  readonly number: string
  readonly stationName: string
  readonly bags: readonly PracticeBag[]
}

export interface GenerateOptions {
  readonly seed: number
  readonly count: number
  readonly now: Instant
  /** Five-character product codes to draw from; red cells of 2 U when not given. */
  readonly products?: readonly string[]
  readonly groups?: readonly { readonly abo: Abo; readonly rhd: Rhd }[]
}

/** Rough shares among donors, so that a practice fridge looks like one. */
const commonGroups: readonly { readonly abo: Abo; readonly rhd: Rhd }[] = [
  { abo: 'O', rhd: 'pos' }, { abo: 'A', rhd: 'pos' }, { abo: 'B', rhd: 'pos' }, { abo: 'A', rhd: 'pos' }, { abo: 'O', rhd: 'pos' }, { abo: 'AB', rhd: 'pos' }, { abo: 'B', rhd: 'pos' }, { abo: 'O', rhd: 'neg' }
]

/** The same seed and time always give the same bags. Numbers come from an invented station (A9999). */
export function generateDispatch({ seed, count, now, products = ['D1002'], groups = commonGroups }: GenerateOptions): PracticeDispatch {
  const random = mulberry32(seed)
  const today = shanghai(now)
  const yy = String(today.year % 100).padStart(2, '0')
  const bags = Array.from({ length: count }, (_, i): PracticeBag => {
    const code = products[i % products.length] ?? 'D1002'
    const product = practiceProducts.find((p) => p.code === code)
    if (product === undefined) throw new Error(`no practice product ${code}`)
    const group = groups[i % groups.length] ?? { abo: 'O', rhd: 'pos' }
    const days = { 'cold-2-6': 12 + Math.floor(random() * 22), 'room-20-24': 2 + Math.floor(random() * 3), 'frozen-18': 120 + Math.floor(random() * 200) }[bandOfClass[product.componentClass]]
    const sequence = String((seed % 900) * 1000 + i + 1).padStart(6, '0')
    return practiceBag({
      din: `A9999${yy}${sequence}`, productCode: `${code}V00`, componentName: product.name, abo: group.abo, rhd: group.rhd, volumeMl: product.volumeMl,
      expiresAt: endOfDay(instant(toMs(now) + days * 86_400_000)), priceFen: 21_000 + Math.floor(random() * 50) * 100, boxNumber: null
    })
  })
  const day = `${today.year}${String(today.month).padStart(2, '0')}${String(today.day).padStart(2, '0')}`
  return { number: `FX${day}${String(seed % 10_000).padStart(4, '0')}`, stationName: '练习市血液中心', bags }
}

export function practiceBag(row: DispatchRow): PracticeBag {
  const codes = [encodeDin(row.din), encodeGroup(row.abo, row.rhd), encodeProduct(row.productCode), encodeExpiry(row.expiresAt)]
  return { ...row, codes, compound: encodeCompound(codes) }
}

/** 23:59 of that day in Shanghai, as bags carry it. */
export function endOfDay(at: Instant): Instant {
  const p = shanghai(at)
  return instant(Date.UTC(p.year, p.month - 1, p.day, 23, 59) - 8 * 3_600_000)
}

/** Small seeded generator (mulberry32, public domain algorithm): practice data only. */
function mulberry32(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
