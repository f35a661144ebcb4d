import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emergencyIssue } from '../../../src/shared/commands/issuing/emergency-issue.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let benches: readonly SyncBench[]
let bags: readonly Record<string, unknown>[]

beforeAll(async () => {
  database = await startTestDatabase({ max: 20 })
  service = await practiceService(database.pool)
  benches = await Promise.all(Array.from({ length: 20 }, (_, i) => SyncBench.enrol(database.pool, service, `bench ${i}`)))
  bags = benches[0]?.all('unit').filter((u) => u['state'] === 'in-stock' && u['componentClass'] === 'red-cells' && u['abo'] === 'O') ?? []
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

/** Each bench hands the bag to a patient of its own. */
function handOver(bench: SyncBench, bag: Record<string, unknown>, decidedBy: PushedCommand['decidedBy']): ReturnType<SyncBench['run']> {
  const payload = {
    unitId: bag['id'], scannedSelfNumber: bag['selfNumber'], scannedDin: bag['din'], epoch: bag['epoch'], entry: 'scanned', appearance: 'good',
    patient: { kind: 'unknown', patientId: uuidv7(), sex: 'male' }, reason: '抢救', authoriser: '练习医生', rhdReason: bag['rhd'] === 'pos' ? '抢救' : null
  }
  return bench.run({ command: emergencyIssue, payload, second: 'T1002', decidedBy })
}

const issuesOf = async (bag: Record<string, unknown>): Promise<readonly { readonly conflict: boolean }[]> => (await database.pool.query<{ conflict: boolean }>('SELECT conflict FROM issue WHERE unit_id = $1', [bag['id']])).rows

describe('R18 one bag goes to one patient', () => {
  test('R18 twenty benches ask for one bag at once: one is told yes, in every round', async () => {
    const rounds = bags.slice(0, -1)
    expect(rounds.length).toBeGreaterThanOrEqual(3)
    for (const bag of rounds) {
      const outcomes = await Promise.all(benches.map((bench) => handOver(bench, bag, 'server')))
      expect(outcomes.map((o) => o.outcome).filter((o) => o === 'applied')).toHaveLength(1)
      expect(outcomes.map((o) => o.outcome).filter((o) => o === 'refused')).toHaveLength(benches.length - 1)
      expect(await issuesOf(bag)).toEqual([{ conflict: false }])
    }
  })

  test('R18 twenty benches have handed out one number without the server: all is recorded, one issue counts, and each other one is a critical case', async () => {
    const bag = bags.at(-1) ?? {}
    const outcomes = await Promise.all(benches.map((bench) => handOver(bench, bag, 'bench')))
    expect(outcomes.every((o) => o.outcome === 'applied' || o.outcome === 'appliedWithCase')).toBe(true)
    const issues = await issuesOf(bag)
    expect(issues).toHaveLength(benches.length)
    expect(issues.filter((i) => !i.conflict)).toHaveLength(1)
    const { rows } = await database.pool.query<{ kind: string; severity: string }>('SELECT kind, severity FROM exception_case WHERE unit_id = $1', [bag['id']])
    expect(rows.filter((r) => r.kind === 'double-issue' && r.severity === 'critical')).toHaveLength(benches.length - 1)
  })
})
