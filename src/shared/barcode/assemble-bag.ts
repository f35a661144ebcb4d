import type { Abo, Rhd } from '../domain/stock/blood-group.ts'
import type { Instant } from '../kernel/time.ts'
import type { BagCode } from './bag-code.ts'
import { expiryInstant } from './expiry-instant.ts'
import { phenotypeMeaning } from './phenotype.ts'
import { specialStructures } from './special-test-ids.ts'
import type { GroupFields, ProductFields, Structure } from './structure.ts'

export interface BagExpiry {
  readonly iso: string
  readonly expiresAt: Instant
}

/** A code of special testing, kept as read, with the bag. */
export interface SpecialTest {
  readonly structure: (typeof specialStructures)[number]
  /** Content without the identifier. */
  readonly data: string
}

/** What is known of the bag in hand so far. */
export interface Bag {
  readonly din: string | null
  /** RT004 flags of the first DIN code seen; `05` is a label of our own. */
  readonly flags: string
  /** All flags seen on this DIN, in order: tells the station's code from our label. */
  readonly flagsSeen: readonly string[]
  readonly product: ProductFields | null
  readonly group: GroupFields | null
  readonly expiry: BagExpiry | null
  readonly specialTests: readonly SpecialTest[]
}

export const emptyBag: Bag = { din: null, flags: '', flagsSeen: [], product: null, group: null, expiry: null, specialTests: [] }

export type BagPart = 'din' | 'product' | 'group' | 'expiry' | 'special-tests'

export interface AddScan {
  /** Unchanged when there is a conflict: a scan is taken whole or not at all. */
  readonly bag: Bag
  readonly missing: readonly BagPart[]
  /** The scan named another bag than the one begun: what was known of that one is not in `bag`. */
  readonly startedNew: boolean
  readonly conflict?: { readonly code: BagCode; readonly have: string; readonly got: string }
}

export interface CompleteBag {
  readonly din: string
  readonly flags: string
  /** All 8 characters. */
  readonly productCode: string
  readonly collectionType: string | null
  readonly division: string | null
  /** null: no plain ABO group; such a bag is for a person to judge, never for automatic stock. */
  readonly abo: Abo | null
  readonly rhd: Rhd | null
  readonly collection: GroupFields['collection']
  readonly variant: GroupFields['variant']
  readonly message: GroupFields['message']
  readonly blocksStock: boolean
  /** The printed minute; good until its end. */
  readonly expiresAt: Instant
}

/** Labels of tubes and donor records (RT004 06-10): their number is right but they are no bag. */
const tubeFlags = ['06', '07', '08', '09', '10']

/** Adds one read scan, in any order. Codes scanned one by one prove nothing on which bag they were on: compare with the list. */
export function addScan(bag: Bag, structures: readonly Structure[]): AddScan {
  const read = gather(structures)
  const refuse = (code: BagCode, have: string, got: string): AddScan => ({ bag, missing: missingOf(bag), startedNew: false, conflict: { code, have, got } })
  if ('code' in read) return refuse(read.code, read.have, read.got)

  // A bag is its DIN and its whole product code: split bags share the DIN.
  const otherDin = bag.din !== null && read.din !== null && bag.din !== read.din
  const otherSplit = bag.din !== null && read.din === bag.din && bag.product !== null && read.product !== null && bag.product.code !== read.product.code
  const startedNew = otherDin || otherSplit
  // Alone it may be of the bag that was finished a moment ago: without a DIN in hand nothing would tell, and the next bag would carry it.
  if (read.onlySpecial && bag.din === null) return refuse('barcode.nothing-for-bag', '', structures.map((s) => s.id).join(' '))
  const base = startedNew ? emptyBag : bag

  if (base.product && read.product && base.product.code !== read.product.code) return refuse('barcode.product-differs', base.product.code, read.product.code)
  if (base.group && read.group && !sameGroup(base.group, read.group)) return refuse('barcode.group-differs', groupText(base.group), groupText(read.group))
  const expiry = mergeExpiry(base.expiry, read.expiry)
  if (expiry === 'differs') return refuse('barcode.expiry-differs', base.expiry?.iso ?? '', read.expiry?.iso ?? '')

  const next: Bag = {
    din: read.din ?? base.din,
    flags: base.din === null ? read.flags : base.flags,
    flagsSeen: read.din === null || base.flagsSeen.includes(read.flags) ? base.flagsSeen : [...base.flagsSeen, read.flags],
    product: base.product ?? read.product,
    group: base.group ?? read.group,
    expiry,
    specialTests: [...base.specialTests, ...read.specialTests.filter((t) => !base.specialTests.some((b) => sameTest(b, t)))]
  }
  return { bag: next, missing: missingOf(next), startedNew }
}

/** The bag once nothing is missing, else null. */
export function completeBag(bag: Bag): CompleteBag | null {
  const { din, flags, product, group, expiry } = bag
  if (din === null || product === null || group === null || expiry === null || awaitsSpecialTest(bag)) return null
  const { abo, rhd, collection, variant, message, blocksStock } = group
  const { collectionType, division, code: productCode } = product
  return { din, flags, productCode, collectionType, division, abo, rhd, collection, variant, message, blocksStock, expiresAt: expiry.expiresAt }
}

export function missingOf(bag: Bag): BagPart[] {
  const missing: BagPart[] = []
  if (bag.din === null) missing.push('din')
  if (bag.product === null) missing.push('product')
  if (bag.group === null) missing.push('group')
  if (bag.expiry === null) missing.push('expiry')
  if (awaitsSpecialTest(bag)) missing.push('special-tests')
  return missing
}

/** RT007 `W`: a special-testing code is on the bag and must be scanned too. */
function awaitsSpecialTest({ group, specialTests }: Bag): boolean {
  return group !== null && specialTests.length === 0 && phenotypeMeaning(group.phenotype)?.seeSpecialTesting === true
}

function sameTest(a: SpecialTest, b: SpecialTest): boolean {
  return a.structure === b.structure && a.data === b.data
}

interface Read {
  din: string | null
  flags: string
  product: ProductFields | null
  group: GroupFields | null
  expiry: BagExpiry | null
  specialTests: SpecialTest[]
  /** Nothing but special tests was read. */
  onlySpecial: boolean
}

/** What one scan says of a bag; a scan that contradicts itself is refused. */
function gather(structures: readonly Structure[]): Read | { readonly code: BagCode; readonly have: string; readonly got: string } {
  const read: Read = { din: null, flags: '', product: null, group: null, expiry: null, specialTests: [], onlySpecial: false }
  let useful = false
  for (const s of structures) {
    if (s.id === '001') {
      if (tubeFlags.includes(s.fields.flags)) return { code: 'barcode.tube-label', have: '', got: s.fields.flags }
      if (read.din !== null && read.din !== s.fields.din) return { code: 'barcode.two-bags', have: read.din, got: s.fields.din }
      if (read.din === null) [read.din, read.flags] = [s.fields.din, s.fields.flags]
    } else if (s.id === '002') {
      if (read.group && !sameGroup(read.group, s.fields)) return { code: 'barcode.group-differs', have: groupText(read.group), got: groupText(s.fields) }
      read.group = s.fields
    } else if (s.id === '003') {
      if (read.product && read.product.code !== s.fields.code) return { code: 'barcode.two-bags', have: read.product.code, got: s.fields.code }
      read.product = s.fields
    } else if (s.id === '004' || s.id === '005') {
      const merged = mergeExpiry(read.expiry, expiryOf(s.fields.iso))
      if (merged === 'differs') return { code: 'barcode.expiry-differs', have: read.expiry?.iso ?? '', got: s.fields.iso }
      read.expiry = merged
    } else {
      const structure = specialStructures.find((id) => id === s.id)
      if (structure !== undefined) read.specialTests.push({ structure, data: s.data })
      continue
    }
    useful = true
  }
  read.onlySpecial = !useful && read.specialTests.length > 0
  return useful || read.onlySpecial ? read : { code: 'barcode.nothing-for-bag', have: '', got: structures.map((s) => s.id).join(' ') }
}

function expiryOf(iso: string): BagExpiry | null {
  const expiresAt = expiryInstant(iso)
  return expiresAt === null ? null : { iso, expiresAt }
}

/** A time refines a date of the same day; anything else that is not equal differs. */
function mergeExpiry(have: BagExpiry | null, got: BagExpiry | null): BagExpiry | null | 'differs' {
  if (have === null || got === null || have.iso === got.iso) return have ?? got
  if (have.iso.length === got.iso.length || have.iso.slice(0, 10) !== got.iso.slice(0, 10)) return 'differs'
  return have.iso.length > got.iso.length ? have : got
}

function sameGroup(a: GroupFields, b: GroupFields): boolean {
  return groupText(a) === groupText(b)
}

function groupText(g: GroupFields): string {
  return [g.abo, g.rhd, g.variant, g.message, g.collection, g.phenotype].filter((x) => x !== null).join(' ')
}
