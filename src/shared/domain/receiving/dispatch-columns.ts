/** Header words of station exports, each mapped to our field. Hospitals add theirs; unknown columns are ignored. */
const words: Readonly<Record<string, string>> = {
  献血码: 'din', 献血编号: 'din', 血袋号: 'din', din: 'din',
  血液产品码: 'productCode', 产品码: 'productCode', productcode: 'productCode', product_code: 'productCode',
  血液名称: 'componentName', 血液品种: 'componentName', 品种: 'componentName', component: 'componentName', componentname: 'componentName',
  abo: 'abo', 血型: 'abo', abo血型: 'abo',
  rh: 'rhd', rhd: 'rhd', 'rh(d)': 'rhd',
  容量: 'volumeMl', 'volume': 'volumeMl', volumeml: 'volumeMl', '容量(ml)': 'volumeMl',
  失效日期: 'expiresAt', 有效期: 'expiresAt', 有效期至: 'expiresAt', 失效时间: 'expiresAt', expiry: 'expiresAt', expiresat: 'expiresAt',
  血液价格: 'price', 价格: 'price', price: 'price',
  发血单号: 'dispatchNumber', dispatchnumber: 'dispatchNumber', dispatch_number: 'dispatchNumber',
  血站名称: 'stationName', 供血机构: 'stationName', station: 'stationName', stationname: 'stationName',
  发血日期: 'dispatchedAt', dispatchedat: 'dispatchedAt',
  箱号: 'boxNumber', 运输箱号: 'boxNumber', boxnumber: 'boxNumber', box: 'boxNumber'
}

export const requiredColumns = ['din', 'productCode', 'abo', 'rhd', 'expiresAt'] as const

export function columnOf(header: string): string | null {
  return words[header.trim().toLowerCase().replaceAll(' ', '')] ?? null
}

/** Required fields that none of the headers gives. */
export function missingColumns(headers: readonly string[]): string[] {
  const known = headers.map(columnOf)
  return requiredColumns.filter((c) => !known.includes(c))
}
