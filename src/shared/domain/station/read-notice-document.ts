import { dinOfCell, productOfCell } from '../receiving/bag-cells.ts'
import { readExpiry, type LocalCells } from '../receiving/dispatch-row.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { noticeKinds } from '../notices/notice.ts'
import type { RecallTarget } from '../notices/recall.ts'
import { mapIn } from './apply-mapping.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import type { RefusedCell } from './read-bag-lines.ts'

export interface ReadNotice {
  readonly number: string
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly publishedAt: string | null
  /** Of a recall: what it names. */
  readonly target: RecallTarget
}

/**
 * R10: a notice of the station. Its kind is coded by the station's table; one without a kind, or with a word nobody knows, is `other` and never a recall by guess:
 * the unknown word is listed. A line of a recall names a donation, or a product with the day it expires on.
 */
export function readNotice(document: RawDocument, mapping: StationMapping, local: LocalCells = () => ({})): { readonly notice: ReadNotice; readonly refused: readonly RefusedCell[] } {
  const { texts, unmapped } = mapIn(mapping, document.head, 0)
  const refused: RefusedCell[] = unmapped.map((u) => ({ ...u, code: 'unmapped' }))
  const kind = noticeKinds.find((k) => k === texts['noticeKind']) ?? 'other'
  const dins: string[] = []
  const products: { productCode: string; expiresFrom: string; expiresTo: string }[] = []
  for (const [i, raw] of (kind === 'recall' ? document.lines : []).entries()) {
    const line = i + 1
    const { texts: cells } = mapIn(mapping, raw, line)
    const din = dinOfCell(cells['din'] ?? '') ?? local(cells['din'] ?? '').din ?? null
    const product = productOfCell(cells['productCode'] ?? '') ?? local(cells['productCode'] ?? '').productCode ?? null
    const expires = readExpiry(cells['expiresAt'] ?? '')
    if (din !== null) dins.push(din)
    else if ((cells['din'] ?? '') !== '') refused.push({ line, field: 'din', code: 'din-malformed', value: cells['din'] ?? '' })
    else if (product !== null && expires !== null) products.push({ productCode: product.slice(0, 5), expiresFrom: expires, expiresTo: expires })
    else refused.push({ line, field: product === null ? 'productCode' : 'expiresAt', code: product === null ? 'product-malformed' : 'expiry-malformed', value: cells[product === null ? 'productCode' : 'expiresAt'] ?? '' })
  }
  return { notice: { number: document.number, kind, title: (texts['title'] ?? document.number).slice(0, 200), body: texts['body'] ?? '', publishedAt: readExpiry(texts['publishedAt'] ?? ''), target: { dins: [...new Set(dins)], products } }, refused }
}
