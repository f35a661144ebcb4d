import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { field, groupRule, numberRule, productRule, expiryRule, rule } from '../../../../shared/barcode/code-rules/rules.test-data.ts'
import type { CodeRuleBody } from '../../../../shared/domain/receiving/code-rule.ts'
import { encodeExpiry } from '../../../../shared/barcode/encode.ts'
import { addHours, fromShanghai, instant, shanghaiText } from '../../../../shared/kernel/time.ts'
import { TestBench } from '../../bench.test-support.ts'
import { ruleTime } from './rule-time.ts'

let bench: TestBench
let dispatchId = ''
const fridgeId = uuidv7()
/** Twenty days from now: nothing expires later than its product can. */
const day = shanghaiText(addHours(instant(Date.now()), 480)).slice(0, 10)
const expiryCode = `E${day.replaceAll('-', '')}`
const save = (rules: readonly CodeRuleBody[]) => ({ commandId: uuidv7(), rules: rules.map((r) => ({ ...r, id: uuidv7() })) })

beforeAll(async () => {
  bench = await new TestBench().open('shift')
  await bench.signIn()
})
afterAll(() => bench.dispose())

test('R03 without a rule a local code is unknown, and its text is kept', async () => {
  expect(await bench.must('traceability.identify', { raw: 'P01' })).toEqual({ kind: 'unknown', raw: 'P01' })
  expect(await bench.must('traceability.identify', { raw: 'D1234567D' })).toMatchObject({ kind: 'unreadable', refusal: { code: 'barcode.codabar-needs-rule' } })
})

test('R03 rules are saved all or none; unsafe ones, double names and shared prefixes are refused', async () => {
  await bench.signIn('T1002', '1002')
  expect(await bench.code('receiving.saveCodeRules', save([productRule]))).toBe('command.not-allowed')
  await bench.signIn()
  expect(await bench.code('receiving.saveCodeRules', save([productRule, rule('坏', '(a+)+')]))).toBe('receiving.code-rule-bad')
  expect((await bench.must('receiving.codeRules', {})).rules).toEqual([])
  await bench.must('receiving.saveCodeRules', save([numberRule, productRule, groupRule, expiryRule]))
  expect(await bench.code('receiving.saveCodeRules', save([productRule]))).toBe('receiving.code-rule-name-taken')
  const other = { ...numberRule, name: '城西号', station: '城西血站' }
  expect(await bench.code('receiving.saveCodeRules', save([other]))).toBe('receiving.code-rule-prefix-taken')
  expect(await bench.code('receiving.saveCodeRules', save([{ ...other, fields: [field('no', 'din', { prefix: 'XC0000' })] }]))).toBe('receiving.code-rule-bad')
  expect((await bench.must('receiving.codeRules', {})).rules.map((r) => r.name).toSorted()).toEqual(['品种', '失效', '血型', '血袋号'].toSorted())
})

test('R03 R05 a bag with local codes is listed, received, numbered and scanned back like any other', async () => {
  const csv = `发血单号,血站名称,献血码,产品码,品种,容量,ABO,RH,失效日期\r\nL-1,城东血站,A1234567B,P01,悬浮红细胞,200,A,**D**,${day}\r\nL-1,城东血站,9,P01,悬浮红细胞,200,A,**D**,${day}\r\n`
  const got = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'l.csv', bytes: new TextEncoder().encode(csv) })
  dispatchId = got.dispatchId
  expect(got).toMatchObject({ imported: 1, bad: [{ lineNo: 3, problem: 'din-malformed' }] })
  const scan = (raw: string) => bench.must('receiving.scan', { dispatchId, raw })
  expect(await scan(']F0A1234567B')).toMatchObject({ kind: 'incomplete', din: 'XCD0001234567', missing: ['product', 'group', 'expiry'] })
  expect(await scan('P09')).toMatchObject({ kind: 'unreadable', refusal: { code: 'barcode.rule-value' } })
  await scan('P01')
  await scan('G12')
  const whole = await scan(expiryCode)
  if (whole.kind !== 'bag') throw new Error(JSON.stringify(whole))
  expect(whole).toMatchObject({ findings: [], refusal: null, rawScans: [']F0A1234567B', 'P01', 'G12', expiryCode] })
  const { unitId } = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: whole.bag, rawScans: whole.rawScans, decision: 'accept', seen: [] })
  const unit = await bench.must('stock.unit', { unitId: unitId ?? '' })
  expect(unit.rawScans).toEqual([']F0A1234567B', 'P01', 'G12', expiryCode])

  await bench.must('fridges.save', { commandId: uuidv7(), fridge: { id: fridgeId, code: 'BX-01', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 100, active: true, homeDeviceId: null } })
  await bench.must('numbering.saveRange', { commandId: uuidv7(), range: { id: uuidv7(), fridgeId, prefix: 'A', digits: 5, start: 1, end: 99999, reset: 'yearly', lowWater: 100 } })
  const { number } = await bench.must('numbering.assign', { commandId: uuidv7(), unitId: unitId ?? '', fridgeId: null })
  expect(await bench.must('traceability.identify', { raw: '=XCD000123456705' })).toEqual({ kind: 'own-din', din: 'XCD0001234567' })
  const bag = await bench.must('traceability.identify', { raw: ']F0A1234567B' })
  expect(bag).toEqual({ kind: 'bag', din: 'XCD0001234567', flags: '', productCode: null, unitIds: [unitId] })
  await bench.must('numbering.confirm', { commandId: uuidv7(), selfNumber: number, din: 'XCD0001234567', dinFlags: '', productCode: null })
})

test.each(['Mb', 'Md', 'Mf', 'Mq', 'Mr', 'Mx'])('R03 a bag whose group code is the message %s is never accepted', async (message) => {
  const din = `A99992677${String(1000 + message.charCodeAt(1))}`
  const csv = `发血单号,血站名称,献血码,产品码,品种,容量,ABO,RH,失效日期\r\nM-${message},站,=${din}00,=<D1002V00,悬浮红细胞,200,A,**D**,${day}\r\n`
  const { dispatchId: id } = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'm.csv', bytes: new TextEncoder().encode(csv) })
  const scan = await bench.must('receiving.scan', { dispatchId: id, raw: `=+04000=${din}00=%${message}00=<D1002V00${encodeExpiry(fromShanghai(`${day} 23:59`) ?? '')}` })
  if (scan.kind !== 'bag') throw new Error(JSON.stringify(scan))
  expect(scan.findings).toEqual(['station-message'])
  const decide = (decision: 'accept' | 'quarantine') => ({ commandId: uuidv7(), dispatchId: id, bag: scan.bag, rawScans: scan.rawScans, decision, seen: [] })
  expect(await bench.code('receiving.receiveBag', decide('accept'))).toBe('receiving.bag-differs')
  const { unitId } = await bench.must('receiving.receiveBag', decide('quarantine'))
  expect((await bench.must('stock.unit', { unitId: unitId ?? '' })).unit.state).toBe('quarantined')
})

test('R03 the time of a rule is measured on codes of full length; an unsafe pattern is not even run', () => {
  expect(ruleTime(numberRule)).toBeLessThan(10)
  expect(ruleTime(rule('x', '(a+)+'))).toBe(0)
  let clock = 0
  expect(ruleTime(productRule, () => (clock += 7))).toBe(7)
})
