import { expect, test } from 'vitest'
import { practiceMapping } from '../../../../src/shared/practice/practice-mapping.ts'
import { translate, type Draft } from './translate.ts'

const draft: Draft = { key: 'k', kind: 'dispatch-receipt', subject: 'dispatch:1', head: { dispatchNumber: 'D1', temperatureC: '4.5' }, lines: [{ din: 'A1', receipt: 'accepted', boxNumber: '7', temperatureC: '4.4' }] }
const without = (...fields: readonly string[]) => ({ ...practiceMapping, fields: practiceMapping.fields.filter(({ to }) => !fields.includes(to)) })

test('R03 a receipt names box and temperature for a station that has a name for them, and waits for nobody where it has none', () => {
  expect(translate(draft, practiceMapping)).toEqual({ message: { key: 'k', kind: 'dispatch-receipt', subject: 'dispatch:1', head: { 发血单号: 'D1', 到货温度: '4.5' }, lines: [{ 献血码: 'A1', 收血结果: '已收', 箱号: '7', 到货温度: '4.4' }] }, unmapped: [] })
  expect(translate(draft, without('boxNumber', 'temperatureC'))).toMatchObject({ message: { head: { 发血单号: 'D1' }, lines: [{ 献血码: 'A1', 收血结果: '已收' }] }, unmapped: [] })
})

test('R24 what the thing itself is told by is never left out: without a name for it the message is not made', () => {
  expect(translate(draft, without('receipt')).unmapped).toEqual([{ line: 1, field: 'receipt', value: 'accepted' }])
  expect(translate(draft, without('dispatchNumber')).unmapped).toEqual([{ line: 0, field: 'dispatchNumber', value: 'D1' }])
})
