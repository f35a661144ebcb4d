import type { OutgoingMessage, RawDocument } from '../../../src/shared/domain/station/document.ts'

/** What the station's people do about a message that was accepted, when they work by themselves: documents that go out afterwards. One line a kind. */
export type Consequence = (message: OutgoingMessage, count: number) => readonly RawDocument[]

/** Every fifth bag of a return is not taken back. */
const decideReturn: Consequence = ({ head, lines }, count) => [
  {
    kind: 'return-decision', number: `TX${String(count).padStart(6, '0')}`, revision: null, declaredLines: null, head: { 退血单号: head['退血单号'] ?? '' },
    lines: lines.map((line, i) => ((count + i) % 5 === 4 ? { ...line, 处理结果: '不同意', 原因: '超出退血期限' } : { ...line, 处理结果: '同意' }))
  }
]

/** Every line is promised, every fourth order only in part. */
const answerReservation: Consequence = ({ head, lines }, count) => [
  {
    kind: 'reservation-feedback', number: `YF${String(count).padStart(6, '0')}`, revision: null, declaredLines: null, head: { 预约单号: head['预约单号'] ?? '' },
    lines: lines.map((line) => {
      const asked = Number(line['数量'] ?? '0')
      return { 行号: line['行号'] ?? '', ...(count % 4 === 3 && asked > 1 ? { 处理结果: '部分', 数量: String(Math.floor(asked / 2)), 原因: '库存不足' } : { 处理结果: '接受', 数量: String(asked) }) }
    })
  }
]

export const consequences: Readonly<Partial<Record<OutgoingMessage['kind'], Consequence>>> = { 'return-request': decideReturn, reservation: answerReservation, 'reservation-amend': answerReservation }
