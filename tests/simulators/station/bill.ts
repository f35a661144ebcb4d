import type { RawDocument } from '../../../src/shared/domain/station/document.ts'
import type { StationBooks, StationDocument } from './books.ts'

/** A bag as the station's own books have it. */
export interface StationBag {
  readonly din: string
  readonly productCode: string
  readonly dispatchNumber: string
  readonly fen: number
  /** What the hospital's receipt said; null: it has not said. */
  readonly receipt: string | null
  readonly takenBack: boolean
}

const bare = (cell: string): string => cell.replace(/^=<?/, '').slice(0, 13)
const fenOf = (text: string): number => Math.round(Number(text) * 100)

/** Every bag the station ever sent, at the price of the last version of its note, with what the hospital said of it and whether it was taken back. */
export function stationBags({ documents, messages }: Pick<StationBooks, 'documents' | 'messages'>): StationBag[] {
  const last = new Map<string, StationDocument>()
  for (const d of documents) if (d.kind === 'dispatch') last.set(d.number, d)
  const receipts = new Map<string, string>()
  for (const { message } of messages) {
    if (message.kind !== 'dispatch-receipt') continue
    for (const line of message.lines) receipts.set(`${message.head['发血单号']} ${line['献血码']} ${line['血液产品码']}`, line['收血结果'] ?? '')
  }
  const back = new Set<string>()
  for (const d of documents) if (d.kind === 'return-decision') for (const line of d.lines) if (line['处理结果'] === '同意') back.add(`${line['献血码']} ${line['血液产品码']}`)
  const withdrawn = new Set(documents.filter((d) => d.kind === 'dispatch-withdrawal').map((d) => d.head['发血单号']))
  const bags = [...last.values()].flatMap((d) =>
    d.lines.map((line) => {
      const din = bare(line['献血码'] ?? '')
      const productCode = bare(line['血液产品码'] ?? '')
      return { din, productCode, dispatchNumber: d.number, fen: fenOf(line['血液价格'] ?? '0'), receipt: receipts.get(`${d.number} ${din} ${productCode}`) ?? null, takenBack: back.has(`${din} ${productCode}`) }
    })
  )
  // What was taken back before it was received went elsewhere.
  return bags.filter((bag) => bag.receipt !== null || !withdrawn.has(bag.dispatchNumber))
}

/** The month's bill: a charge for each bag that the hospital says it has, a credit for each that was taken back. */
export function billOf(books: Pick<StationBooks, 'documents' | 'messages'>, period: string): RawDocument {
  const lines = stationBags(books).flatMap((bag) => {
    const line = { 献血码: bag.din, 血液产品码: bag.productCode, 发血单号: bag.dispatchNumber }
    const charge = { ...line, 金额: (bag.fen / 100).toFixed(2) }
    if (bag.receipt !== '已收' && bag.receipt !== '隔离') return []
    return bag.takenBack ? [charge, { ...line, 金额: (-bag.fen / 100).toFixed(2) }] : [charge]
  })
  const total = lines.reduce((sum, line) => sum + fenOf(line.金额), 0)
  return { kind: 'statement', number: `DZ${period}`, revision: null, declaredLines: null, head: { 账期: period, 金额: (total / 100).toFixed(2) }, lines }
}
