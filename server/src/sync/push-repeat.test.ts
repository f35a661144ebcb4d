import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueUnit } from '../../../src/shared/commands/issuing/issue-unit.ts'
import { discardUnit } from '../../../src/shared/commands/stock/discard-unit.ts'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool)
  a = await SyncBench.enrol(database.pool, service, 'A')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

const stocked = (n: number): string => String(a.all('unit').filter((u) => u['state'] === 'in-stock')[n]?.['id'])
const quarantine = (unitId: string) => ({ command: quarantineUnit, payload: { unitId, reason: '外观' } })
const count = async (sql: string, values: unknown[]): Promise<number> => (await database.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, values)).rows[0]?.n ?? -1

describe('R20 sent again', () => {
  test('R20 a reply that was lost: the whole batch comes again as duplicates with their first outcomes, and nothing is done twice', async () => {
    await a.pull()
    const [one, two, three] = [stocked(0), stocked(1), stocked(2)]
    const batch = [a.make(quarantine(one)), a.make({ command: discardUnit, payload: { unitId: uuidv7(), reason: '破袋' }, second: 'T1002', decidedBy: 'server' }), a.make(quarantine(two))]
    const first = await a.push(...batch)
    expect(first.outcomes.map((o) => o.outcome)).toEqual(['applied', 'refused', 'applied'])
    const again = await a.push(...batch, a.make(quarantine(three)))
    expect(again.outcomes.map((o) => [o.outcome, o.first])).toEqual([['duplicate', 'applied'], ['duplicate', 'refused'], ['duplicate', 'applied'], ['applied', null]])
    expect(again.outcomes[1]?.refusal).toEqual(first.outcomes[1]?.refusal)
    expect(again.ackedSeq).toBe(first.ackedSeq + 1)
    expect(again.head).toBe(first.head + 1)
    expect(await count('feed WHERE doc_id = $1', [one])).toBe(4)
  })

  test('R20 the same command in two requests at once is done once, and neither is taken for a second copy of the bench', async () => {
    for (let round = 0; round < 15; round += 1) {
      await a.pull()
      const command = a.make(quarantine(stocked(0)))
      const replies = await Promise.all([a.push(command), a.push(command), a.push(command)])
      expect(replies.filter((r) => r.outcomes[0]?.outcome === 'applied')).toHaveLength(1)
      expect(replies.filter((r) => r.outcomes[0]?.outcome === 'duplicate')).toHaveLength(2)
    }
  })

  test('R20 what the server refused to somebody who asked, and the bench then decided alone, has happened: it is recorded with a case', async () => {
    await a.pull()
    const [unit, request] = [a.all('unit').find((u) => u['state'] === 'in-stock'), a.all('request')[0]]
    const payload = { unitId: unit?.['id'], requestId: request?.['id'], scannedSelfNumber: unit?.['selfNumber'], scannedDin: unit?.['din'], appearance: 'good', epoch: unit?.['epoch'], entry: 'scanned' }
    const asked = a.make({ command: issueUnit, payload, second: 'T1002', decidedBy: 'server' })
    expect((await a.push(asked)).outcomes[0]).toMatchObject({ outcome: 'refused' })
    const converted = { ...asked, decidedBy: 'bench' as const }
    const { outcomes, ackedSeq } = await a.push(converted)
    expect(outcomes[0]).toMatchObject({ outcome: 'appliedWithCase', commandId: asked.commandId })
    expect(ackedSeq).toBe(asked.seq)
    await a.pull()
    expect(a.one('exception_case', { id: outcomes[0]?.caseId })).toMatchObject({ unitId: unit?.['id'], state: 'open' })
    expect(a.all('issue').filter((i) => i['unitId'] === unit?.['id'])).toHaveLength(1)
    expect((await a.push(converted)).outcomes[0]).toMatchObject({ outcome: 'duplicate', first: 'appliedWithCase' })
    // Asked again, it is answered with what has become of it.
    expect((await a.push(asked)).outcomes[0]).toMatchObject({ outcome: 'duplicate', first: 'appliedWithCase' })
  })

  test('R20 what the server applied for somebody who asked stays applied when the bench sends it as decided alone', async () => {
    await a.pull()
    const asked = a.make({ ...quarantine(stocked(0)), decidedBy: 'server' })
    expect((await a.push(asked)).outcomes[0]).toMatchObject({ outcome: 'applied' })
    expect((await a.push({ ...asked, decidedBy: 'bench' })).outcomes[0]).toMatchObject({ outcome: 'duplicate', first: 'applied' })
  })

  test('R20 a bench with a new life is told by the changes what became of the commands it sent again', async () => {
    const c = await SyncBench.enrol(database.pool, service, 'C')
    await c.pull()
    const commands = [c.make({ command: quarantineUnit, payload: { unitId: stocked(5), reason: '外观' } }), c.make({ command: discardUnit, payload: { unitId: uuidv7(), reason: '破袋' }, second: 'T1002', decidedBy: 'server' })]
    await c.push(...commands)
    c.incarnation = (await service.incarnation(c.device, { incarnation: 1 })).incarnation
    c.seq = 0
    const again = commands.map((command) => ({ ...command, seq: (c.seq += 1) }))
    await c.push(...again)
    const told = await service.changes(c.device, { incarnation: 2, cursor: c.cursor, ackedSeq: 0, limit: 1000 })
    expect(told.ackedSeq).toBe(2)
    expect(told.outcomes).toMatchObject([{ seq: 1, commandId: commands[0]?.commandId, outcome: 'duplicate', first: 'applied' }, { seq: 2, outcome: 'duplicate', first: 'refused', refusal: { code: 'stock.unit-unknown' } }])
    // The place is theirs: another command there is a second copy.
    const other = { ...c.make({ command: quarantineUnit, payload: { unitId: stocked(6), reason: '外观' } }), seq: 1 }
    await expect(c.push(other)).rejects.toMatchObject({ code: 'sync.forked' })
  })

  test('R20 another content under a known command id is not done: it is kept, and somebody looks', async () => {
    await a.pull()
    const [one, two] = [stocked(0), stocked(1)]
    const command = a.make(quarantine(one))
    await a.push(command)
    const text = JSON.stringify({ unitId: two, reason: '外观' })
    const forged = { ...command, seq: (a.seq += 1), payload: text, payloadHash: createHash('sha256').update(text).digest('hex') }
    expect((await a.push(forged)).outcomes[0]).toMatchObject({ outcome: 'duplicate', first: 'applied' })
    await a.pull()
    expect(a.one('unit', { id: two })).toMatchObject({ state: 'in-stock' })
    expect(a.all('exception_case').filter((x) => String(x['finding']).includes(`${command.commandId} other-payload`))).toHaveLength(1)
    expect(await count('command_repeated WHERE command_id = $1 AND other_payload = $2', [command.commandId, text])).toBe(1)
  })
})
