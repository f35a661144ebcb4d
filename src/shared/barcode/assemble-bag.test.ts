import { describe, expect, it } from 'vitest'
import { addScan, type Bag, completeBag, emptyBag } from './assemble-bag.ts'
import { encodeCompound, encodeDin } from './encode.ts'
import { parseScan } from './parse-scan.ts'
import type { Structure } from './structure.ts'

const read = (raw: string): readonly Structure[] => {
  const r = parseScan(raw)
  if (!r.ok) throw new Error(`${raw}: ${r.code}`)
  return r.structures
}
const scanAll = (raws: readonly string[], from: Bag = emptyBag) => {
  let bag = from
  let last = addScan(bag, read('=%5100'))
  for (const raw of raws) {
    last = addScan(bag, read(raw))
    bag = last.bag
  }
  return last
}
const codes = ['=A99992612345600', '=%6200', '=<E0398V00', '&>0261232359']
const whole = {
  din: 'A999926123456',
  flags: '00',
  productCode: 'E0398V00',
  collectionType: 'V',
  division: '00',
  abo: 'A',
  rhd: 'pos',
  collection: 'default',
  variant: null,
  message: null,
  blocksStock: false,
  expiresAt: '2026-05-03T15:59:00.000Z'
}

function orders<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((x, i) => orders(items.filter((_, k) => k !== i)).map((rest) => [x, ...rest]))
}

describe('R03 a bag from its codes', () => {
  it('R03 four codes in any order, a run or a compound message give the same bag', () => {
    for (const order of [...orders(codes), [codes.join('')], [encodeCompound(codes)]]) {
      const end = scanAll(order)
      expect(end.missing).toEqual([])
      expect(completeBag(end.bag)).toEqual(whole)
    }
  })

  it('R03 what is missing is named, and an incomplete bag is none', () => {
    const end = scanAll(['=%6200', '=A99992612345600'])
    expect(end.missing).toEqual(['product', 'expiry'])
    expect(completeBag(end.bag)).toBeNull()
  })

  it('R03 a repeated code changes nothing', () => {
    const { bag } = scanAll(codes)
    for (const raw of [...codes, codes.join('')]) expect(addScan(bag, read(raw))).toEqual({ bag, missing: [], startedNew: false })
  })

  it('R03 a group code that says W waits for a special-testing code, before or after the other codes', () => {
    const w = codes.map((c) => (c === '=%6200' ? '=%62W0' : c))
    const special = `=\\${'9'.repeat(16)}99`
    const four = scanAll(w)
    expect(four.missing).toEqual(['special-tests'])
    expect(completeBag(four.bag)).toBeNull()
    const five = addScan(four.bag, read(special))
    expect(five).toMatchObject({ missing: [], startedNew: false, bag: { specialTests: [{ structure: '012', data: '9'.repeat(16) + '99' }] } })
    expect(completeBag(five.bag)).toEqual(whole)
    expect(addScan(five.bag, read(special)).bag).toEqual(five.bag)
    expect(scanAll([codes[0] ?? '', special, ...w.slice(1)])).toMatchObject({ missing: [], bag: five.bag })
  })

  it('R03 a special-testing code without a bag in hand is refused, and another bag does not carry it', () => {
    const special = `=\\${'9'.repeat(16)}99`
    expect(addScan(emptyBag, read(special))).toMatchObject({ bag: emptyBag, conflict: { code: 'barcode.nothing-for-bag' } })
    const { bag } = scanAll([codes[0] ?? '', special])
    expect(addScan(bag, read('=A99992612345700')).bag.specialTests).toEqual([])
  })

  it('R03 another DIN starts a new bag and says so, and nothing of the old one stays', () => {
    const { bag } = scanAll(codes)
    const next = addScan(bag, read('=A99992612345700'))
    expect(next).toMatchObject({ startedNew: true, missing: ['product', 'group', 'expiry'] })
    expect(next.bag.din).toBe('A999926123457')
  })

  it('R03 a split bag with the same DIN is another bag when both codes come in one scan', () => {
    const { bag } = scanAll(codes)
    const next = addScan(bag, read('=A99992612345600=<E0398VA0'))
    expect(next).toMatchObject({ startedNew: true, missing: ['group', 'expiry'] })
  })

  it.each([
    ['=<E0398VA0', 'barcode.product-differs', 'E0398V00', 'E0398VA0'],
    ['=%5100', 'barcode.group-differs', 'A pos default 0', 'O pos default 0'],
    ['=%6000', 'barcode.group-differs', 'A pos default 0', 'A pos directed-biohazard 0'],
    ['&>0261242359', 'barcode.expiry-differs', '2026-05-03T23:59+08:00', '2026-05-04T23:59+08:00'],
    ['=>026124', 'barcode.expiry-differs', '2026-05-03T23:59+08:00', '2026-05-04'],
    ['=A99992612345606', 'barcode.tube-label', '', '06'],
    ['=A99992612345710', 'barcode.tube-label', '', '10'],
    ['=A99992612345600=A99992612345700', 'barcode.two-bags', 'A999926123456', 'A999926123457'],
    ['=<E0398V00=<E0398VA0', 'barcode.two-bags', 'E0398V00', 'E0398VA0'],
    ['&#0105ABC12', 'barcode.nothing-for-bag', '', '025']
  ])('R03 %s on a known bag is refused with %s and leaves the bag as it was', (raw, code, have, got) => {
    const { bag } = scanAll(codes)
    expect(addScan(bag, read(raw))).toEqual({ bag, missing: [], startedNew: false, conflict: { code, have, got } })
  })

  it('R03 a date alone is the end of that day, and a time of the same day refines it', () => {
    const dated = scanAll(['=>026123'])
    expect(dated.bag.expiry?.expiresAt).toBe('2026-05-03T15:59:00.000Z')
    const timed = addScan(dated.bag, read('&>0261230800'))
    expect(timed.bag.expiry?.expiresAt).toBe('2026-05-03T00:00:00.000Z')
    expect(addScan(timed.bag, read('=>026123')).bag).toEqual(timed.bag)
  })

  it('R05 our own label (flags 05) is told from the station code', () => {
    const own = scanAll([encodeDin('A999926123456', '05')])
    expect(own.bag.flags).toBe('05')
    expect(addScan(own.bag, read(codes[0] ?? '')).bag.flagsSeen).toEqual(['05', '00'])
  })

  it('R03 a station message is carried to the complete bag', () => {
    const end = scanAll(codes.map((raw) => (raw === '=%6200' ? '=%Mq00' : raw)))
    expect(completeBag(end.bag)).toMatchObject({ abo: null, message: 'quarantine', blocksStock: true })
  })
})
