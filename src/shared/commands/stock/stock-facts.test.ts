import { describe, expect, test } from 'vitest'
import { START } from '../house.test-support.ts'
import { bindUnit } from '../autologous/bind-unit.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { takeBackUnit } from '../issuing/take-back-unit.ts'
import { closeCase } from '../tasks/close-case.ts'
import { acknowledgeCase } from '../tasks/acknowledge-case.ts'
import { confirmLabel } from '../numbering/confirm-label.ts'
import { DINS, issueOf, numberAt, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { closeCount } from './close-count.ts'
import { discardUnit } from './discard-unit.ts'
import { quarantineUnit } from './quarantine-unit.ts'
import { releaseUnit } from './release-unit.ts'
import { startCount } from './start-count.ts'

const [din] = DINS
const unitId = unitOf(din)
const stop = (reason: string) => ({ unitId, reason })

describe('R20 taken out of use', () => {
  test('R20 a bag that is with the ward: it stays issued, and a critical case asks for the ward to be told', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    for (const command of [quarantineUnit, discardUnit]) expect(house.take(command, stop('召回'))).toMatchObject({ refusal: { code: 'stock.transition-not-allowed' }, opens: 'issue-broke-rule', puts: [] })
    house.take(takeBackUnit, stop('未输'))
    expect(house.take(quarantineUnit, stop('召回'))).toMatchObject({ opens: null, puts: [] })
    expect(house.take(discardUnit, stop('召回'))).toMatchObject({ refusal: null })
    expect(house.take(discardUnit, stop('召回'))).toMatchObject({ opens: null, puts: [] })
    house.set('unit', unitId, { state: 'sent-back' })
    expect(house.take(discardUnit, stop('召回'))).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(house.take(quarantineUnit, { unitId: 'lost', reason: 'x' })).toMatchObject({ opens: 'fact-broke-rule' })
    expect(house.take(discardUnit, { unitId: 'lost', reason: 'x' })).toMatchObject({ opens: 'fact-broke-rule' })
  })

  test('R20 quarantined at two benches for two reasons: both stand, and it is not let go for one of them', () => {
    const house = stockedHouse()
    house.take(quarantineUnit, stop('漏'))
    expect(house.take(quarantineUnit, stop('召回'), { deviceId: 'b' })).toMatchObject({ opens: null })
    expect(house.get('unit', unitId).quarantineReason).toBe('漏 / 召回')
    expect(house.take(quarantineUnit, stop('漏 / 召回')).puts).toEqual([])
    expect(house.take(releaseUnit, { unitId, reason: '已查', reasonSeen: '漏' })).toMatchObject({ refusal: { code: 'stock.quarantined-again', params: { reason: '漏 / 召回' } }, opens: 'fact-broke-rule', puts: [] })
    expect(house.take(releaseUnit, { unitId, reason: '已查', reasonSeen: '漏 / 召回' })).toMatchObject({ refusal: null })
    house.take(quarantineUnit, stop('漏'))
    house.set('unit', unitId, { quarantineReason: null })
    house.take(quarantineUnit, stop('漏'))
    expect(house.get('unit', unitId).quarantineReason).toBe('漏')
  })

  test('R20 let go at two benches is let go once, and its label is scanned back anew before it is usable', () => {
    const house = stockedHouse()
    house.take(quarantineUnit, stop('漏'))
    house.take(releaseUnit, { unitId, reason: '已查', reasonSeen: '漏' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'numbered', quarantineReason: null })
    const again = { unitId, reason: '已查', reasonSeen: '漏' }
    expect(house.take(releaseUnit, again)).toMatchObject({ opens: null, puts: [] })
    house.must(confirmLabel, { selfNumber: numberAt(0), din, dinFlags: '00', productCode: null })
    expect(house.take(releaseUnit, again)).toMatchObject({ opens: null, puts: [] })
    house.set('unit', unitId, { state: 'received' })
    expect(house.take(releaseUnit, again)).toMatchObject({ opens: null, puts: [] })
    house.take(discardUnit, stop('破'))
    expect(house.take(releaseUnit, again)).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(releaseUnit.upcast?.[1]?.({ unitId, reason: 'x' })).toEqual({ unitId, reason: 'x', reasonSeen: null })
  })
})

describe('R20 counts of a fridge', () => {
  test('R20 begun at two benches are two counts, each closed once', () => {
    const house = stockedHouse()
    house.must(startCount, { countId: 'c1', fridgeId: 'f' })
    expect(house.take(startCount, { countId: 'c2', fridgeId: 'f' }, { deviceId: 'b' })).toMatchObject({ refusal: { code: 'stock.count-open' }, opens: null })
    expect(house.all('stock_count').map((c) => [c.id, c.state])).toEqual([['c1', 'open'], ['c2', 'open']])
    expect(house.take(startCount, { countId: 'c3', fridgeId: 'lost' })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    house.must(closeCount, { countId: 'c2' })
    expect(house.take(closeCount, { countId: 'c2' })).toMatchObject({ opens: null, puts: [] })
    expect(house.take(closeCount, { countId: 'lost' })).toMatchObject({ opens: 'fact-broke-rule' })
  })
})

describe('R04 R20 one autologous bag bound at two benches', () => {
  test('R20 to the same person: bound once. To another: the first binding stands and the bag is out of use', () => {
    const house = stockedHouse()
    const [one, two] = house.all('patient')
    const bind = (patientId: string | undefined) => house.take(bindUnit, { unitId, patientId: patientId ?? '', scanned: { din, productCode: null, collection: null } })
    house.set('unit', unitId, { autologousPatientId: one?.id ?? null })
    expect(bind(one?.id)).toMatchObject({ refusal: { code: 'autologous.bound-already' }, opens: null, puts: [] })
    expect(bind(two?.id)).toMatchObject({ refusal: { code: 'autologous.bound-already' }, opens: 'fact-broke-rule' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', autologousPatientId: one?.id, quarantineReason: 'binding-disputed' })
    house.take(discardUnit, stop('破'))
    expect(bind(two?.id)).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(house.take(bindUnit, { unitId: 'lost', patientId: 'x', scanned: { din, productCode: null, collection: null } })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })
})

describe('R20 an exception case', () => {
  test('R20 is acknowledged once, by who and when, and stays open until it is closed; closed at two benches is closed once', () => {
    const house = stockedHouse()
    const caseId = 'case'
    house.put('exception_case', {
      id: caseId, version: 1, kind: 'old-epoch-issue', severity: 'critical', ownerRole: 'lab-head', unitId, requestId: null, patientId: null, finding: '', state: 'open', openedAt: START, openedBy: 'server', dueAt: START,
      acknowledgedAt: null, acknowledgedBy: null, closedAt: null, closedBy: null, countersignedBy: null, conclusion: null
    })
    house.must(acknowledgeCase, { caseId }, { now: START })
    expect(house.get('exception_case', caseId)).toMatchObject({ state: 'open', acknowledgedAt: START, acknowledgedBy: 'u1' })
    expect(house.take(acknowledgeCase, { caseId })).toMatchObject({ refusal: { code: 'tasks.case-acknowledged' }, opens: null, puts: [] })
    house.must(closeCase, { caseId, conclusion: '已查' })
    expect(house.take(closeCase, { caseId, conclusion: '已查' })).toMatchObject({ opens: null, puts: [] })
    expect(house.take(acknowledgeCase, { caseId })).toMatchObject({ refusal: { code: 'tasks.case-closed' }, opens: null })
    expect(house.take(acknowledgeCase, { caseId: 'lost' })).toMatchObject({ refusal: { code: 'tasks.case-unknown' }, opens: 'fact-broke-rule' })
    expect(house.take(closeCase, { caseId: 'lost', conclusion: 'x' })).toMatchObject({ opens: 'fact-broke-rule' })
  })
})
