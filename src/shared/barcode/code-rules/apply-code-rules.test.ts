import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeDateFormats, codeFieldKinds, type CodeRuleBody } from '../../domain/receiving/code-rule.ts'
import { refused as refusedScans, validScans } from '../vectors.test-data.ts'
import { applyCodeRules } from './apply-code-rules.ts'
import { checkRule } from './check-rule.ts'
import { localCodes } from './local-code.ts'
import { readBagCode } from './read-bag-code.ts'
import { readCodeDate } from './read-code-date.ts'
import { allRules, expiryRule, field, groupRule, numberRule, productRule, rule, wholeRule } from './rules.test-data.ts'

const reading = (raw: string, rules: readonly CodeRuleBody[] = allRules) => {
  const scan = applyCodeRules(rules, raw)
  return scan.kind === 'read' ? scan.reading : scan.kind === 'refused' ? scan.refusal.code : null
}
const codeOf = (raw: string, rules: readonly CodeRuleBody[] = allRules): string => {
  const read = readBagCode(rules, raw)
  return read.ok ? `${read.by} ${read.structures.map((s) => s.id).join(' ')}` : read.code
}

it('R03 local codes are read by the rules of the station', () => {
  expect(reading(']F0A1234567B')).toEqual({ din: 'XCD0001234567' })
  expect(reading('P01')).toEqual({ productCode: 'D1002000' })
  expect(reading('P02')).toEqual({ productCode: 'D2002V00' })
  expect(reading('G12')).toMatchObject({ group: { code: '62', abo: 'A', rhd: 'pos', blocksStock: false } })
  expect(reading('E20261231')).toEqual({ expiry: '2026-12-31' })
  expect(reading('0000012345-01-AB--202612312359\r\n')).toMatchObject({ din: 'XCD0000012345', productCode: 'D1002000', group: { abo: 'AB', rhd: 'neg' }, expiry: '2026-12-31T23:59+08:00' })
})

it('R03 a rule for one symbology reads no other, and none when the scanner does not say', () => {
  expect([reading('A1234567B'), reading(']C0A1234567B'), reading(']F1A1234567B')]).toEqual([null, null, { din: 'XCD0001234567' }])
})

it.each([
  ['P03', 'barcode.rule-value'], ['G31', '{"abo":"O","rhd":"neg"}'], ['E20261301', 'barcode.rule-expiry'], ['E20260229', 'barcode.rule-expiry'],
  ['0000012345-01-A+-202612312460', 'barcode.rule-expiry']
])('R03 %s gives %s: a value that is not in the table is refused, never guessed', (raw, want) => {
  const got = reading(raw)
  const group = typeof got === 'object' && got?.group ? JSON.stringify({ abo: got.group.abo, rhd: got.group.rhd }) : got
  expect(group).toBe(want)
})

it('R03 a number that makes no donation number of 13 characters, or a product that is none, is refused', () => {
  expect(reading('12', [rule('n', '(?<n>\\d{2})', { fields: [field('n', 'din', { prefix: 'XCD000' })] })])).toBe('barcode.rule-din')
  expect(reading('E1002', [rule('p', '(?<p>[A-Z]\\d{4})', { fields: [field('p', 'productCode')] })])).toBe('barcode.rule-product')
  expect(reading('Mq', [rule('g', '(?<g>..)', { fields: [field('g', 'group')] })])).toMatchObject({ group: { abo: null, message: 'quarantine', blocksStock: true } })
  expect(reading('C+', [rule('g', '(?<g>..)', { fields: [field('g', 'group')] })])).toBe('barcode.rule-group')
})

it('R03 the lowest priority decides; two rules there that differ make the code ambiguous', () => {
  const date = rule('日期', 'P(?<d>\\d{2})', { fields: [field('d', 'selfNumber')] })
  expect(reading('P01', [productRule, date])).toBe('barcode.rule-ambiguous')
  expect(reading('P01', [{ ...productRule, name: 'x' }, productRule])).toEqual({ productCode: 'D1002000' })
  expect(reading('P01', [date, { ...productRule, priority: 5 }])).toEqual({ productCode: 'D1002000' })
  expect(reading('P03', [date, { ...productRule, priority: 5 }])).toBe('barcode.rule-value')
  expect(reading('P03', [date, productRule])).toBe('barcode.rule-ambiguous')
  expect(reading('P01', [{ ...productRule, active: false }])).toBeNull()
})

it('R03 ISBT 128 comes first, and a damaged ISBT code is never read by a rule', () => {
  const greedy = rule('全部', '(?<n>.*)', { fields: [field('n', 'ignore')] })
  for (const [raw] of validScans.filter(([scan]) => /^[=&]/.test(scan))) expect(codeOf(raw, [greedy]), raw).toMatch(/^isbt/)
  for (const [raw, code] of refusedScans.filter(([scan]) => /^[=&]/.test(scan))) expect(codeOf(raw, [greedy]), raw).toBe(code)
  expect(codeOf('1２3', [greedy])).toBe('barcode.full-width')
})

it('R03 a plain number that passes for a typed ISBT number by chance is ambiguous when a rule reads it too', () => {
  const plain = rule('14位', '(?<n>[0-9A-Z]{14})', { fields: [field('n', 'selfNumber')] })
  expect(codeOf('G123417654321A', [plain])).toBe('barcode.rule-ambiguous')
  expect(codeOf('G123417654321A', [])).toBe('isbt 001')
})

it('R03 old Codabar: the group is the same everywhere, numbers and products need a rule, missing letters are named', () => {
  expect(codeOf(']F1D510B', [])).toBe('abc-codabar 002')
  expect(['D1234567D', 'A0042103B', 'A012345671B'].map((raw) => codeOf(raw, []))).toEqual(Array.from({ length: 3 }, () => 'barcode.codabar-needs-rule'))
  expect(codeOf(']F0D1234567D', [numberRule])).toBe('rule 001')
  expect(codeOf(']F01234567', [numberRule])).toBe('barcode.codabar-no-start-stop')
  expect(codeOf('1234567', [])).toBe('barcode.not-isbt')
})

it('R03 no local code can pass for a label of our own', () => {
  const read = readBagCode(allRules, ']F0A1234567B')
  expect(read.ok && read.structures[0]?.fields).toMatchObject({ din: 'XCD0001234567', flags: '' })
})

it.each([
  ['2026-12-31', 'YYYY-MM-DD', '2026-12-31'], ['261231', 'YYMMDD', '2026-12-31'], ['31122026', 'DDMMYYYY', '2026-12-31'], ['24366', 'YYJJJ', '2024-12-31'], ['2025366', 'YYYYJJJ', null],
  ['24060', 'YYJJJ', '2024-02-29'], ['2612312359', 'YYMMDDHHmm', '2026-12-31T23:59+08:00'], ['2026-12-31 08:05', 'YYYY-MM-DD HH:mm', '2026-12-31T08:05+08:00'],
  ['2026-12-31T08:05', 'YYYY-MM-DD HH:mm', null], ['20260230', 'YYYYMMDD', null], ['2026123', 'YYYYMMDD', null], ['202612311', 'YYYYMMDD', null], ['19001231', 'YYYYMMDD', null]
] as const)('R03 the date %s in the format %s is %s', (text, format, want) => {
  expect(readCodeDate(text, format)).toBe(want)
})

it.each([
  [rule('x', '(a+)+'), 'repeated-group'], [rule('x', '(?<a>.)'), 'part-unmapped'], [rule('x', 'a', { fields: [field('b', 'ignore')] }), 'part-unknown'],
  [rule('x', '(?<a>.)', { fields: [field('a', 'ignore')] }), 'nothing-read'], [rule('x', '(?<a>.)', { fields: [field('a', 'rhd')] }), 'rhd-without-abo'],
  [rule('x', '(?<a>.)', { fields: [field('a', 'abo', { values: [{ from: '1', to: 'a' }] })] }), 'value-bad'],
  [rule('x', '(?<a>.)', { fields: [field('a', 'abo', { values: [{ from: '1', to: 'A' }, { from: '1', to: 'B' }] })] }), 'value-twice'],
  [rule('x', '(?<a>.)', { fields: [field('a', 'expiry')] }), 'format-missing'], [rule('x', '(?<a>.)', { aim: 'C00', fields: [field('a', 'abo')] }), 'aim-bad'],
  [rule('x', '(?<a>.)(?<b>.)', { fields: [field('a', 'abo'), field('b', 'abo')] }), 'kind-twice'], [rule('x', '(?<a>.)(?<b>.)', { fields: [field('a', 'abo'), field('b', 'group')] }), 'group-twice'],
  [rule('x', '(?<a>.)', { fields: [field('a', 'abo'), field('a', 'abo')] }), 'part-twice'],
  [rule('x', '(?<a>\\d{8})', { fields: [field('a', 'din', { prefix: 'A9999' })] }), 'prefix-not-local']
])('R03 a rule that could mislead is refused: %o is %s', (one, problem) => {
  expect(checkRule(one)).toMatchObject({ ok: false, problem })
})

it('R03 the rules of the tests themselves pass the check', () => {
  for (const one of allRules) expect(checkRule(one), one.name).toEqual({ ok: true })
})

const text = fc.oneof(fc.string({ maxLength: 140 }), fc.constantFrom(']F0A1234567B', 'P01', 'G12', 'E20261231', '0000012345-01-AB--202612312359', ...validScans.map(([raw]) => raw)))
const mutated = fc.tuple(text, fc.nat(40), fc.string({ maxLength: 2 }), fc.nat(2)).map(([t, at, put, cut]) => `${t.slice(0, at)}${put}${t.slice(at + cut)}`)
const anyField = fc.record({
  part: fc.constantFrom('a', 'b', 'no'), kind: fc.constantFrom(...codeFieldKinds), prefix: fc.constantFrom('', 'XCD000', 'A'), format: fc.option(fc.constantFrom(...codeDateFormats)),
  values: fc.array(fc.record({ from: fc.string({ maxLength: 2 }), to: fc.constantFrom('A', '+', '62', 'D1002', '') }), { maxLength: 3 })
})
const anyRule = fc.record({
  name: fc.string({ maxLength: 5 }), pattern: fc.oneof(fc.constantFrom('(?<a>.*)', '(?<no>\\d{7})', '(?<a>[A-Z])(?<b>.{0,9})', '(a+)+', '(', '.*'), fc.string({ maxLength: 8 })),
  aim: fc.option(fc.constantFrom('F', 'C0', '')), station: fc.constant('s'), priority: fc.nat(3), fields: fc.array(anyField, { maxLength: 3 }), active: fc.boolean()
})

it('R03 no rule and no code make the reader throw or take long, and every refusal has a known code', () => {
  const started = performance.now()
  let runs = 0
  fc.assert(
    fc.property(fc.array(fc.oneof(anyRule, fc.constantFrom(...allRules)), { maxLength: 6 }), mutated, (rules, raw) => {
      runs += 1
      const read = readBagCode(rules, raw)
      for (const one of rules) checkRule(one)
      const scan = applyCodeRules(rules, raw)
      if (scan.kind === 'refused') expect(localCodes).toContain(scan.refusal.code)
      if (read.ok && read.by === 'rule') for (const s of read.structures) if (s.id === '001') expect([s.fields.din.length, s.fields.flags]).toEqual([13, ''])
    }),
    { numRuns: 20_000, seed: 16 }
  )
  expect((performance.now() - started) / runs).toBeLessThan(5)
})

it('R03 one number of a station gives one donation number: prefix and fixed length keep them apart', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), fc.nat(9_999_999), (a, b) => {
      const din = (n: number) => reading(`]F0A${String(n).padStart(7, '0')}A`)
      expect(JSON.stringify(din(a)) === JSON.stringify(din(b))).toBe(a === b)
    })
  )
  expect(reading('E20261231', [expiryRule, groupRule, wholeRule])).toEqual({ expiry: '2026-12-31' })
})
