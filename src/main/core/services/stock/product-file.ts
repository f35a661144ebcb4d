import { parse } from 'csv-parse/sync'
import { componentClasses, quantityUnits } from '../../../../shared/domain/stock/component-class.ts'
import type { Product } from '../../../../shared/domain/stock/product.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { termsEn } from '../../../../shared/text/terms-en.ts'
import { termsZh } from '../../../../shared/text/terms-zh.ts'

const MAX_BYTES = 1024 * 1024
const MAX_LINES = 2000

const headers = {
  code: ['产品码', '血液产品码', 'code', 'productcode'],
  name: ['名称', '品种', '品名', 'name'],
  componentClass: ['类别', '品种类别', 'class', 'componentclass'],
  quantityUnit: ['单位', '计量单位', 'unit', 'quantityunit'],
  quantity: ['数量', '每袋数量', 'quantity'],
  volumeMl: ['容量', '容量(ml)', 'volume', 'volumeml'],
  maxLifeDays: ['最长保存期', '保存期(天)', '保存期', 'maxlifedays']
} as const
type Column = keyof typeof headers
const columns = Object.keys(headers) as readonly Column[]

export type ProductLine = Omit<Product, 'id' | 'version'>
export interface ProductFile {
  readonly good: readonly ProductLine[]
  readonly bad: readonly { readonly lineNo: number; readonly field: Column; readonly value: string }[]
}

/** The hospital's own product list as CSV (UTF-8 or GB18030). A bad line is named by its number and field and stays out. */
export function readProductFile(fileName: string, bytes: Uint8Array): Result<ProductFile, Refusal> {
  if (bytes.length > MAX_BYTES) return err(refusal('receiving.file-too-large', { file: fileName, megabytes: MAX_BYTES / 1024 / 1024 }))
  let table: string[][]
  try {
    table = parse(decode(bytes), { relax_column_count: true, skip_empty_lines: false, bom: true }) as string[][]
  } catch (error) {
    return err(refusal('receiving.file-unreadable', { file: fileName, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }))
  }
  if (table.length > MAX_LINES + 1) return err(refusal('receiving.file-too-long', { file: fileName, lines: MAX_LINES }))
  const header = (table[0] ?? []).map((cell) => cell.trim().toLowerCase().replaceAll(/\s/g, ''))
  const at = new Map(columns.map((column) => [column, header.findIndex((cell) => headers[column].some((word) => word === cell))]))
  const missing = columns.filter((column) => column !== 'maxLifeDays' && (at.get(column) ?? -1) < 0)
  if (missing.length > 0) return err(refusal('receiving.file-no-header', { file: fileName, missing: missing.map((column) => headers[column][0]).join(' ') }))
  const good: ProductLine[] = []
  const bad: { lineNo: number; field: Column; value: string }[] = []
  for (const [i, row] of table.slice(1).entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const read = readLine((column) => (row[at.get(column) ?? -1] ?? '').trim())
    if (read.ok) good.push(read.value)
    else bad.push({ lineNo: i + 2, ...read.error })
  }
  return ok({ good, bad })
}

function readLine(cell: (column: Column) => string): Result<ProductLine, { field: Column; value: string }> {
  const wrong = (field: Column): Result<ProductLine, { field: Column; value: string }> => err({ field, value: cell(field).slice(0, 60) })
  const code = cell('code').toUpperCase()
  const name = cell('name')
  const componentClass = byWord(componentClasses, 'componentClass', cell('componentClass'))
  const quantityUnit = byWord(quantityUnits, 'quantityUnit', cell('quantityUnit'))
  const quantity = /^\d{1,4}(\.\d{1,2})?$/.test(cell('quantity')) ? Number(cell('quantity')) : 0
  const volumeMl = /^\d{1,4}$/.test(cell('volumeMl')) ? Number(cell('volumeMl')) : -1
  if (!/^[A-Z][A-Z0-9]{4}$/.test(code)) return wrong('code')
  if (name === '' || name.length > 60) return wrong('name')
  if (componentClass === undefined) return wrong('componentClass')
  if (quantityUnit === undefined) return wrong('quantityUnit')
  if (quantity <= 0 || quantity > 1000) return wrong('quantity')
  if (volumeMl < 0 || volumeMl > 2000) return wrong('volumeMl')
  const life = cell('maxLifeDays')
  const maxLifeDays = life === '' ? null : /^\d{1,4}$/.test(life) ? Number(life) : 0
  if (maxLifeDays !== null && (maxLifeDays < 1 || maxLifeDays > 5000)) return wrong('maxLifeDays')
  return ok({ code, name, componentClass, quantityUnit, quantity, volumeMl, active: true, maxLifeDays })
}

/** A value by its own name or by the word that the screens show for it. */
function byWord<V extends string>(values: readonly V[], kind: 'componentClass' | 'quantityUnit', text: string): V | undefined {
  const wanted = text.toLowerCase()
  return values.find((v) => [v, (termsZh[kind] as Record<string, string>)[v], (termsEn[kind] as Record<string, string>)[v]].some((word) => word?.toLowerCase() === wanted))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
