import { describe, expect, test } from 'vitest'
import { practiceMapping } from '../../practice/practice-mapping.ts'
import { fromShanghai } from '../../kernel/time.ts'
import type { RawDocument } from './document.ts'
import { readStatement } from '../fees/read-statement.ts'
import { readBagLines } from './read-bag-lines.ts'
import { readNotice } from './read-notice-document.ts'
import { readReferenceResult } from './read-reference-result.ts'
import { readReservationFeedback } from './read-reservation-feedback.ts'
import { readReturnDecision } from './read-return-decision.ts'
import { tryMapping } from './try-mapping.ts'

type Texts = Readonly<Record<string, string>>
const doc = (kind: RawDocument['kind'], head: Texts, lines: readonly Texts[] = []): RawDocument => ({ kind, number: 'N1', revision: null, declaredLines: null, head: { ...head }, lines: lines.map((l) => ({ ...l })) })
const at = (text: string): string => fromShanghai(text) ?? ''
const DIN = 'A999926000001'
const long = 'x'.repeat(300)

describe('R24 lines of a document that speak of bags', () => {
  test('R24 a bag is named by its donation number in any form, with its product or without; texts of the head stand under those of the line', () => {
    const { head, lines, refused } = readBagLines(doc('return-decision', { 原因: 'of the head', 退血单号: 'T1' }, [{ 献血码: `=${DIN}00`, 血液产品码: '=<D1002V00', 原因: 'of the line' }, { 献血码: DIN }]), practiceMapping)
    expect(head).toEqual({ reason: 'of the head', returnNumber: 'T1' })
    expect(lines).toEqual([
      { line: 1, din: DIN, productCode: 'D1002V00', texts: expect.objectContaining({ reason: 'of the line', returnNumber: 'T1' }) as object },
      { line: 2, din: DIN, productCode: null, texts: expect.objectContaining({ reason: 'of the head' }) as object }
    ])
    expect(refused).toEqual([])
  })

  test('R24 a line without a number, with a damaged one, with a damaged product, or with a code that the table does not have stays out and is named', () => {
    const { lines, refused } = readBagLines(doc('return-decision', { 处理结果: '奇怪' }, [{ 原因: 'x' }, { 献血码: 'A9' }, { 献血码: DIN, 血液产品码: 'bad' }, { 献血码: DIN, 处理结果: '不明' }, { 献血码: DIN, 处理结果: '同意' }]), practiceMapping)
    expect(lines.map((l) => l.line)).toEqual([5])
    expect(refused.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [0, 'outcome', 'unmapped', '奇怪'], [1, 'din', 'din-missing', ''], [2, 'din', 'din-malformed', 'A9'], [3, 'productCode', 'product-malformed', 'bad'], [4, 'outcome', 'unmapped', '不明']
    ])
  })
})

describe('R24 a station that writes its own numbers', () => {
  const local = (cell: string) => (cell === '1234567' ? { din: 'XCD0001234567' } : cell === 'P01' ? { productCode: 'D1002V00' } : {})
  test('R24 every kind of document is read by the code rules that its bags are read by', () => {
    const bag = { 献血码: '1234567', 血液产品码: 'P01' }
    expect(readReturnDecision(doc('return-decision', {}, [{ ...bag, 处理结果: '同意' }]), practiceMapping, local).decision.lines).toMatchObject([{ din: 'XCD0001234567', productCode: 'D1002V00' }])
    expect(readReferenceResult(doc('reference-result', {}, [{ ...bag, 配型结果: '不合' }]), practiceMapping, local).answer.lines).toMatchObject([{ din: 'XCD0001234567', productCode: 'D1002V00' }])
    expect(readNotice(doc('notice', { 通知类型: '召回' }, [{ 献血码: '1234567' }, { 血液产品码: 'P01', 失效日期: '2026-12-01' }]), practiceMapping, local).notice.target).toMatchObject({ dins: ['XCD0001234567'], products: [{ productCode: 'D1002' }] })
    expect(readStatement(doc('statement', { 账期: '2026-11' }, [{ ...bag, 金额: '210.00', 发血单号: 'D1' }]), practiceMapping, local)).toMatchObject({ faults: [], lines: [{ din: 'XCD0001234567', productCode: 'D1002V00', fen: 21_000 }] })
    expect(readStatement(doc('statement', { 账期: '2026-11' }, [{ ...bag, 金额: '210.00', 发血单号: 'D1' }]), practiceMapping).faults).toHaveLength(2)
  })
})

describe('R08 the word on a return', () => {
  test('R08 yes and no are read with their reasons; a bag without either is listed and never taken for a yes', () => {
    const { decision, refused } = readReturnDecision(doc('return-decision', { 退血单号: 'T9' }, [{ 献血码: DIN, 处理结果: '同意' }, { 献血码: DIN, 血液产品码: 'D1002V00', 处理结果: '不同意', 原因: long }, { 献血码: DIN, 处理结果: '接受' }, { 献血码: DIN }]), practiceMapping)
    expect(decision).toEqual({ returnNumber: 'T9', decisionNumber: 'N1', lines: [{ din: DIN, productCode: null, approved: true, reason: '' }, { din: DIN, productCode: 'D1002V00', approved: false, reason: 'x'.repeat(200) }] })
    expect(refused).toEqual([{ line: 3, field: 'outcome', code: 'no-decision', value: 'accepted' }, { line: 4, field: 'outcome', code: 'no-decision', value: '' }])
  })

  test('R08 the number of the return may stand in the lines; without one it is empty', () => {
    expect(readReturnDecision(doc('return-decision', {}, [{ 献血码: DIN, 退血单号: 'T8', 处理结果: '同意' }]), practiceMapping).decision.returnNumber).toBe('T8')
    expect(readReturnDecision(doc('return-decision', {}), practiceMapping).decision.returnNumber).toBe('')
  })
})

describe('R02 the word on a reservation', () => {
  test('R02 each line has its number, word, quantity, reason and time; a refusal needs no quantity', () => {
    const { reservationNumber, lines, refused } = readReservationFeedback(
      doc('reservation-feedback', { 预约单号: 'Y1' }, [
        { 行号: '1', 处理结果: '接受', 数量: '8', 预计时间: '2026-11-26 10:30' }, { 行号: '2', 处理结果: '部分', 数量: '4', 原因: long }, { 行号: '3', 处理结果: '拒绝', 数量: '9' }, { 行号: '4', 处理结果: '已发', 数量: '2' }
      ]),
      practiceMapping
    )
    expect(reservationNumber).toBe('Y1')
    expect(lines).toEqual([
      { lineNo: 1, answer: 'accepted', quantity: 8, reason: '', expectedAt: at('2026-11-26 10:30') }, { lineNo: 2, answer: 'partly', quantity: 4, reason: 'x'.repeat(200), expectedAt: null },
      { lineNo: 3, answer: 'refused', quantity: 0, reason: '', expectedAt: null }, { lineNo: 4, answer: 'shipped', quantity: 2, reason: '', expectedAt: null }
    ])
    expect(refused).toEqual([])
  })

  test('R02 a line without a number, a word or a quantity that can be read stays out and is listed', () => {
    const { reservationNumber, lines, refused } = readReservationFeedback(
      doc('reservation-feedback', { 紧急: '9' }, [{ 处理结果: '接受', 数量: '1' }, { 行号: '1x', 处理结果: '接受', 数量: '1' }, { 行号: '1', 处理结果: '同意', 数量: '1' }, { 行号: '1', 数量: '1' }, { 行号: '1', 处理结果: '接受', 数量: '很多' }, { 行号: '12345', 处理结果: '接受', 数量: '1' }, { 行号: '1', 处理结果: '也许', 数量: '1' }]),
      practiceMapping
    )
    expect([reservationNumber, lines]).toEqual(['', []])
    expect(refused.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [0, 'urgency', 'unmapped', '9'], [1, 'lineNo', 'malformed', ''], [2, 'lineNo', 'malformed', '1x'], [3, 'outcome', 'malformed', 'approved'], [4, 'outcome', 'malformed', ''], [5, 'quantity', 'malformed', '很多'], [6, 'lineNo', 'malformed', '12345'], [7, 'outcome', 'unmapped', '也许']
    ])
  })
})

describe('R10 a notice', () => {
  test('R10 a recall names donations once each, and products with the day they expire on; what cannot be read is listed with its field', () => {
    const { notice, refused } = readNotice(
      doc('notice', { 通知类型: '召回', 标题: '召回', 内容: '停用', 发布时间: '2026-11-25 09:00' }, [{ 献血码: DIN }, { 献血码: `=${DIN}00` }, { 血液产品码: 'D1002V00', 失效日期: '2026-12-01' }, { 献血码: 'A9' }, { 血液产品码: 'bad', 失效日期: '2026-12-01' }, { 血液产品码: 'D1002V00', 失效日期: '明天' }, {}]),
      practiceMapping
    )
    const end = at('2026-12-01 23:59')
    expect(notice).toEqual({ number: 'N1', kind: 'recall', title: '召回', body: '停用', publishedAt: at('2026-11-25 09:00'), target: { dins: [DIN], products: [{ productCode: 'D1002', expiresFrom: end, expiresTo: end }] } })
    expect(refused).toEqual([
      { line: 4, field: 'din', code: 'din-malformed', value: 'A9' }, { line: 5, field: 'productCode', code: 'product-malformed', value: 'bad' }, { line: 6, field: 'expiresAt', code: 'expiry-malformed', value: '明天' }, { line: 7, field: 'productCode', code: 'product-malformed', value: '' }
    ])
  })

  test('R10 a kind that nobody knows is other and listed, never a recall by guess; lines of what is no recall are not read', () => {
    expect(readNotice(doc('notice', { 通知类型: '紧急召回', 标题: long }, [{ 献血码: DIN }]), practiceMapping)).toMatchObject({
      notice: { kind: 'other', title: 'x'.repeat(200), body: '', publishedAt: null, target: { dins: [], products: [] } }, refused: [{ line: 0, field: 'noticeKind', code: 'unmapped', value: '紧急召回' }]
    })
    expect(readNotice(doc('notice', { 通知类型: '假期' }, [{ 献血码: 'A9' }]), practiceMapping)).toMatchObject({ notice: { kind: 'holiday', title: 'N1' }, refused: [] })
  })
})

describe('R07 the result of a reference match', () => {
  const result = (head: Texts, lines: readonly Texts[]) => readReferenceResult(doc('reference-result', head, lines), practiceMapping)
  const bag = (more: Texts = {}): Texts => ({ 献血码: DIN, 配型结果: '相合', ...more })

  test('R07 results are read with the time of the test before that of the publication, and the validity', () => {
    expect(result({ 送检单号: 'S1', 发布时间: '2026-11-25 12:00' }, [bag({ 配型时间: '2026-11-25 10:00', 有效小时: '24' }), bag({ 配型结果: '不合', 血液产品码: 'D1002V00' })])).toEqual({
      answer: {
        referralNumber: 'S1', answerNumber: 'N1', tested: { at: at('2026-11-25 10:00'), dayOnly: false }, validHours: 24,
        lines: [{ din: DIN, productCode: null, result: 'compatible' }, { din: DIN, productCode: 'D1002V00', result: 'incompatible' }]
      },
      refused: []
    })
  })

  test('R07 of several times the earliest counts, of several validities the shortest; a day is its first moment; nothing said is nothing', () => {
    expect(result({ 送检单号: 'S1' }, [bag({ 配型时间: '2026-11-25 10:00', 有效小时: '48' }), bag({ 配型时间: '2026/11/24', 有效小时: '36' })]).answer).toMatchObject({ tested: { at: at('2026-11-24 00:00'), dayOnly: true }, validHours: 36 })
    expect(result({ 送检单号: 'S1', 发布时间: '2026-11-25T12:00:59' }, [bag()]).answer).toMatchObject({ tested: { at: at('2026-11-25 12:00'), dayOnly: false }, validHours: null })
    expect(result({}, [bag()]).answer).toMatchObject({ referralNumber: '', tested: null, validHours: null })
  })

  test.each([['配型时间', '昨天', 'testedAt'], ['有效小时', '0', 'validHours'], ['有效小时', '721', 'validHours'], ['有效小时', '一天', 'validHours'], ['有效小时', '1.5', 'validHours'], ['有效小时', '1000', 'validHours']])(
    'R07 with %s %s what is compatible stays out and is listed, and what is incompatible comes in',
    (name, value, field) => {
      const { answer, refused } = result({ 送检单号: 'S1' }, [bag({ [name]: value }), bag({ 配型结果: '不合' })])
      expect(answer.lines).toEqual([{ din: DIN, productCode: null, result: 'incompatible' }])
      expect(answer.validHours).toBeNull()
      expect(refused).toEqual([{ line: 1, field, code: 'unreadable', value }])
    }
  )

  test.each([['1', 1], ['720', 720]])('R07 a validity of %s hours is one', (text, hours) => {
    expect(result({}, [bag({ 有效小时: text })])).toMatchObject({ answer: { validHours: hours }, refused: [] })
  })

  test('R07 a line without a result is listed, and never taken for compatible', () => {
    expect(result({}, [{ 献血码: DIN }, bag({ 配型结果: '待定' })])).toMatchObject({ answer: { lines: [] }, refused: [{ line: 2, field: 'result', code: 'unmapped', value: '待定' }, { line: 1, field: 'result', code: 'no-result', value: '' }] })
  })
})

describe('R24 the dry run of the editor', () => {
  test('R24 it says which names are not in the table, which lines come in and as what, and which stay out and why', () => {
    const line = { 献血码: DIN, 血液产品码: 'D1002V00', ABO: '1', RH: '1', 失效日期: '2027-01-01', 批号: '7' }
    const tried = tryMapping(doc('dispatch', {}, [line, { ...line, ABO: '9' }, { ...line, 献血码: 'A9' }]), practiceMapping)
    expect(tried.unknownNames).toEqual(['批号'])
    expect(tried.good).toEqual([{ line: 1, texts: { din: DIN, productCode: 'D1002V00', abo: 'A', rhd: 'pos', expiresAt: '2027-01-01' } }])
    expect(tried.refused).toEqual([{ line: 2, field: 'abo', code: 'unmapped', value: '9' }, { line: 3, field: 'din', code: 'din-malformed', value: 'A9' }])
  })

  test('R24 a number of the station is read by the code rules where there is one', () => {
    const line = { 献血码: '1234567', 血液产品码: 'P01', ABO: '1', RH: '1', 失效日期: '2027-01-01' }
    const local = (cell: string) => (cell === '1234567' ? { din: 'XCD0001234567' } : cell === 'P01' ? { productCode: 'D1002V00' } : {})
    expect(tryMapping(doc('dispatch', {}, [line]), practiceMapping, local).refused).toEqual([])
    expect(tryMapping(doc('dispatch', {}, [line]), practiceMapping).refused).toMatchObject([{ code: 'din-malformed' }])
  })
})
