import { expect, it } from 'vitest'
import { lacksStartStop, readAbcCodabar } from './abc-codabar.ts'

it.each([
  ['D1234567D', { kind: 'donor', number: '1234567' }],
  [']F1D1234567D\r\n', { kind: 'donor', number: '1234567' }],
  ['d1234567d', { kind: 'donor', number: '1234567' }],
  ['A0042103B', { kind: 'product', code: '04210' }],
  ['A012345671B', { kind: 'facility', code: '1234567' }],
  ['D510B', { kind: 'group', code: '51', abo: 'O', rhd: 'pos' }],
  [']F0d060b', { kind: 'group', code: '06', abo: 'A', rhd: 'neg' }]
])('R03 ABC Codabar %s is read as %o (§2.5)', (raw, code) => {
  expect(readAbcCodabar(raw)).toEqual(code)
})

it('R03 the eight groups of ABC Codabar and no others', () => {
  const read = Array.from({ length: 100 }, (_, i) => readAbcCodabar(`D${String(i).padStart(2, '0')}0B`))
  expect(read.flatMap((r) => (r?.kind === 'group' ? [`${r.code} ${r.abo} ${r.rhd}`] : []))).toEqual([
    '06 A neg', '17 B neg', '28 AB neg', '51 O pos', '62 A pos', '73 B pos', '84 AB pos', '95 O neg'
  ])
})

it.each(['1234567', 'D123456D', 'D12345678D', 'A0042103', ']C0D1234567D', '', 'D5100B', 'D1234567B', '=%5100'])('R03 %j is no ABC Codabar', (raw) => {
  expect(readAbcCodabar(raw)).toBeNull()
})

it('R19 Codabar without start and stop letters is noticed when the scanner names the symbology', () => {
  expect([']F01234567', ']F1510', ']F0D1234567'].map(lacksStartStop)).toEqual([true, true, true])
  expect([']F0D1234567D', ']F0a1234567b', '1234567', ']C01234567', ']F0'].map(lacksStartStop)).toEqual([false, false, false, false, false])
})
