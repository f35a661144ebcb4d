import { expect, test } from 'vitest'
import { columnOf, missingColumns, requiredColumns } from './dispatch-columns.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  din: ['献血码', '献血编号', '血袋号', 'DIN'],
  productCode: ['血液产品码', '产品码', 'ProductCode', 'product_code'],
  componentName: ['血液名称', '血液品种', '品种', 'component', 'Component Name'],
  abo: ['ABO', '血型', 'ABO血型'],
  rhd: ['Rh', 'RhD', 'Rh(D)'],
  volumeMl: ['容量', 'Volume', 'VolumeML', '容量(mL)'],
  expiresAt: ['失效日期', '有效期', '有效期至', '失效时间', 'Expiry', 'expires at'],
  price: ['血液价格', '价格', 'Price'],
  dispatchNumber: ['发血单号', 'DispatchNumber', 'dispatch_number'],
  stationName: ['血站名称', '供血机构', 'Station', 'Station Name'],
  dispatchedAt: ['发血日期', 'Dispatched At']
}

test.each(Object.entries(words))('R03 %s is found under every word the stations use', (column, headers) => {
  expect(headers.map((h) => columnOf(` ${h} `))).toEqual(headers.map(() => column))
})

test('R03 an unknown column is no column; all required ones are asked for', () => {
  expect(columnOf('备注')).toBeNull()
  expect(missingColumns([])).toEqual(['din', 'productCode', 'abo', 'rhd', 'expiresAt'])
  expect(missingColumns([...requiredColumns.keys()].map((i) => ['DIN', '产品码', '血型', 'Rh', '有效期'][i] ?? ''))).toEqual([])
})
