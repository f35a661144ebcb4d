import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestBench } from '../../bench.test-support.ts'

let bench: TestBench
beforeEach(async () => {
  bench = await new TestBench().open('off')
})
afterEach(() => bench.dispose())

const first = { hospitalName: '示例医院', badge: 'H001', name: '主任', pin: '2718' }
const open = (): Promise<unknown> => bench.must('identity.firstRun', { commandId: uuidv7(), ...first })

test('R26 an empty bench is opened once: hospital and first person in one transaction, then never again', async () => {
  expect(await bench.must('identity.session', {})).toMatchObject({ person: null, firstRun: true, idleLockMinutes: 10 })
  expect(await bench.code('identity.firstRun', { commandId: uuidv7(), ...first, pin: '123' })).toBe('identity.pin-form')
  expect(await bench.code('identity.firstRun', { commandId: uuidv7(), ...first, pin: '001' })).toBe('identity.pin-form')
  const commandId = uuidv7()
  await bench.must('identity.firstRun', { commandId, ...first })
  expect(await bench.code('identity.firstRun', { commandId, ...first })).toBe('ok')
  expect(await bench.code('identity.firstRun', { commandId: uuidv7(), ...first, badge: 'X9' })).toBe('identity.already-set-up')
  await bench.signIn('H001', '2718')
  const session = await bench.must('identity.session', {})
  expect(session.firstRun).toBe(false)
  expect(session.person?.capabilities).toContain('manage-users')
  expect((await bench.must('ops.status', {})).hospitalName).toBe('示例医院')
  expect((await bench.must('identity.users', {})).users).toHaveLength(1)
  const { n } = bench.bench.context.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM audit_entry WHERE action = 'identity.openBench'`).get() ?? { n: 0 }
  expect(n).toBe(1)
  expect(await bench.must('ops.verifyAudit', {})).toMatchObject({ ok: true })
})

test('R26 a person is added, given other roles, a new PIN, and stopped; the PIN stands nowhere in the store', async () => {
  await open()
  await bench.signIn('H001', '2718')
  const user = { id: uuidv7(), badge: 'T200', name: '技师', roles: ['technician' as const], active: true }
  expect(await bench.code('identity.saveUser', { commandId: uuidv7(), user, pin: null })).toBe('identity.user-unknown')
  expect(await bench.code('identity.saveUser', { commandId: uuidv7(), user: { ...user, badge: 'T2007' }, pin: '2007' })).toBe('identity.pin-is-badge')
  await bench.must('identity.saveUser', { commandId: uuidv7(), user, pin: '31415926' })
  expect(await bench.code('identity.saveUser', { commandId: uuidv7(), user: { ...user, id: uuidv7() }, pin: '31415926' })).toBe('identity.badge-taken')
  await bench.must('identity.saveUser', { commandId: uuidv7(), user: { ...user, roles: ['auditor'] }, pin: null })
  await bench.signIn('T200', '31415926')
  expect(await bench.code('identity.users', {})).toBe('command.not-allowed')
  await bench.signIn('H001', '2718')
  await bench.must('identity.saveUser', { commandId: uuidv7(), user, pin: '16180339' })
  expect(await bench.code('identity.signIn', { badge: 'T200', pin: '31415926' })).toBe('identity.pin-wrong')
  await bench.must('identity.saveUser', { commandId: uuidv7(), user: { ...user, active: false }, pin: null })
  expect(await bench.code('identity.signIn', { badge: 'T200', pin: '16180339' })).toBe('identity.user-inactive')
  const stored = bench.bench.context.db.prepare<[], { payload: string }>('SELECT payload FROM outbox').all().map((r) => r.payload).join()
  expect(stored).not.toMatch(/31415926|16180339|2718"/)
})

test('R26 the last active person who may manage people cannot be stopped or lose the role', async () => {
  await open()
  await bench.signIn('H001', '2718')
  const head = (await bench.must('identity.users', {})).users[0]
  if (head === undefined) throw new Error('nobody')
  expect(await bench.code('identity.saveUser', { commandId: uuidv7(), user: { ...head, active: false }, pin: null })).toBe('identity.last-manager')
  expect(await bench.code('identity.saveUser', { commandId: uuidv7(), user: { ...head, roles: ['technician'] }, pin: null })).toBe('identity.last-manager')
})

test('R26 the minutes until the screen locks are kept and audited', async () => {
  await open()
  await bench.signIn('H001', '2718')
  await bench.must('identity.setIdleLock', { minutes: 3 })
  expect((await bench.must('identity.session', {})).idleLockMinutes).toBe(3)
  await bench.reopen()
  expect((await bench.must('identity.session', {})).idleLockMinutes).toBe(3)
})

test('R03 a product list is taken over whole: known codes change, bad lines are named and stay out', async () => {
  await open()
  await bench.signIn('H001', '2718')
  const csv = '产品码,名称,类别,单位,每袋数量,容量\r\nD1002,悬浮红细胞,红细胞,U,2,280\r\nd2002,病毒灭活血浆,血浆,mL,200,200\r\nX,坏,红细胞,U,1,1\r\nD3001,血小板,机采血小板,治疗量,1,250\r\nD9001,坏,未知,U,1,1\r\n'
  const file = { fileName: 'products.csv', bytes: new TextEncoder().encode(csv) }
  expect(await bench.must('stock.previewProducts', file)).toMatchObject({ added: 3, changed: 0, bad: [{ lineNo: 4, field: 'code' }, { lineNo: 6, field: 'componentClass' }] })
  expect(await bench.must('stock.importProducts', { commandId: uuidv7(), ...file })).toMatchObject({ imported: 3 })
  const again = { fileName: 'products.csv', bytes: new TextEncoder().encode('code,name,class,unit,quantity,volume\nD1002,悬浮红细胞2,red-cells,U,1,140\n') }
  expect(await bench.must('stock.previewProducts', again)).toMatchObject({ added: 0, changed: 1 })
  await bench.must('stock.importProducts', { commandId: uuidv7(), ...again })
  const { products } = await bench.must('stock.products', {})
  expect(products.map((p) => [p.code, p.quantity])).toEqual([['D1002', 1], ['D2002', 200], ['D3001', 1]])
  expect(await bench.code('stock.previewProducts', { fileName: 'x.csv', bytes: new TextEncoder().encode('a,b\n1,2\n') })).toBe('receiving.file-no-header')
})

test('R26 the audit chain is walked in stretches with the same answer as at once', async () => {
  await open()
  await bench.signIn('H001', '2718')
  const whole = await bench.must('ops.verifyAudit', {})
  let part = await bench.must('ops.verifyAuditPart', { afterSeq: 0, hash: '', limit: 1 })
  while (!part.end) part = await bench.must('ops.verifyAuditPart', { afterSeq: part.entries, hash: part.headHash, limit: 1 })
  expect(part).toMatchObject({ ok: true, entries: whole.entries, total: whole.entries, headHash: whole.headHash })
})
