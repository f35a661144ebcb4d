import { expect, test } from 'vitest'
import { readDispatchDocument } from '../shared/domain/station/read-dispatch-document.ts'
import { practiceMapping } from '../shared/practice/practice-mapping.ts'
import { readSample } from './read-sample.ts'

const names = ['献血码', '血液产品码', 'ABO', 'RH', '失效日期']
const cells = ['=A99992600000100', '=<D1002V00', '3', '2', '2026-12-30']
const pairs = names.map((name, i) => [name, cells[i] ?? ''] as const)
const record = Object.fromEntries(pairs)

test('R24 a pasted table, JSON or XML shows what the mapping would make of it, before it is used', () => {
  const samples = [
    `${names.join(',')}\n${cells.join(',')}\n`,
    `\ufeff${names.join('\t')}\r\n${cells.join('\t')}`,
    JSON.stringify({ 发血单号: 'FX1', list: [record] }),
    `<a><head><单号>FX1</单号></head><list><bag>${pairs.map(([name, value]) => `<${name}>${value.replace('<', '&lt;')}</${name}>`).join('')}</bag></list></a>`,
    `<document><line>${pairs.map(([name, value]) => `<field name="${name}">${value.replace('<', '&lt;')}</field>`).join('')}</line></document>`
  ]
  for (const sample of samples) {
    const tried = readDispatchDocument(readSample(sample), practiceMapping)
    expect(tried.good, sample).toMatchObject([{ din: 'A999926000001', abo: 'O', rhd: 'neg' }])
    expect([tried.bad, tried.unmapped]).toEqual([[], []])
  }
  const wrong = readDispatchDocument(readSample(JSON.stringify([{ ...record, ABO: '7' }])), practiceMapping)
  expect([wrong.good, wrong.unmapped]).toEqual([[], [{ line: 1, field: 'abo', value: '7' }]])
})

test('R26 a sample is limited, and a document type in it is refused', () => {
  expect(() => readSample('a,b\n'.repeat(60_000))).toThrow('longer')
  expect(() => readSample('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toThrow('doctype')
})
