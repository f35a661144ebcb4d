import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aboGroups, rhdTypes } from '../../../shared/domain/stock/blood-group.ts'
import { unitStates } from '../../../shared/domain/stock/unit-state.ts'
import { openWritable, type WritableDatabase } from '../store/database.ts'
import { DocumentWriter } from '../store/documents.ts'
import { layeredCount } from '../store/layered-count.ts'
import { migrate } from '../store/migrate.ts'
import { readOnly } from '../store/read-only.ts'
import { unitList } from './unit-list.ts'
import { unitTally } from './unit-tally.ts'

const dir = mkdtempSync(join(tmpdir(), 'hemobench-list-'))
let db: WritableDatabase

const components = ['red-cells', 'plasma'] as const
const at = '2026-11-01T00:00:00.000Z'
const bag = fc.record({
  state: fc.constantFrom(...unitStates), componentClass: fc.constantFrom(...components), abo: fc.constantFrom(...aboGroups), rhd: fc.constantFrom(...rhdTypes, null), days: fc.integer({ min: 1, max: 27 })
})

/** Random bags of two versions in the confirmed layer, some of them with an effect that is not confirmed yet before them. */
beforeAll(() => {
  const file = join(dir, 'bench.db')
  db = openWritable(file, '0f'.repeat(32))
  const migrated = migrate(db, file)
  if (!migrated.ok) throw new Error(migrated.error.code)
  const writer = new DocumentWriter(db)
  for (const [i, [first, second]] of fc.sample(fc.tuple(bag, bag), { numRuns: 300, seed: 7 }).entries()) {
    const put = ({ days, ...group }: typeof first, version: number, layer: 'base' | 'local'): void =>
      writer.put(
        {
          entity: 'unit',
          doc: {
            id: `u${String(i).padStart(4, '0')}`, version, din: `A999926${String(i).padStart(6, '0')}`, productCode: 'D1002V00', productId: 'p', componentName: 'x', quantity: 1, quantityUnit: 'U', volumeMl: 1, ...group,
            expiresAt: `2027-01-${String(days).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00.000Z`, selfNumber: i % 3 === 0 ? null : `A26${String(i).padStart(5, '0')}`, fridgeId: `f${i % 3}`,
            dispatchId: `d${i % 4}`, dispatchLineId: 'l', receivedAt: at, receivedBy: 'x', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'dev', epoch: 1, recallBy: null
          }
        },
        layer
      )
    if (i % 7 === 0) put(first, 1, 'local')
    else {
      put(first, 1, 'base')
      if (i % 2 === 0) put(second, 2, i % 5 === 0 ? 'local' : 'base')
    }
  }
})

afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

test('R26 the tally says what counting all bags would say, in both layers', () => {
  const counted = db.prepare('SELECT state, component_class AS componentClass, abo, rhd, count(*) AS count FROM unit GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4').all()
  expect(unitTally(readOnly(db))).toEqual(counted)
})

test('R26 a count over the layers says what the view says', () => {
  const sql = layeredCount({ entity: 'unit', by: ['state'], where: '#.fridge_id = @fridge' })
  expect(db.prepare(sql).all({ fridge: 'f1' })).toEqual(db.prepare(`SELECT state, count(*) AS n FROM unit WHERE fridge_id = 'f1' GROUP BY state ORDER BY state`).all())
})

test('R03 a count by what never changes looks only at its own open effects, and says what the view says', () => {
  const by = { entity: 'unit', by: ['state'], where: '#.dispatch_id = @d', fixed: '#.dispatch_id = @d' } as const
  const counted = db.prepare(layeredCount(by)).all({ d: 'd1' })
  expect(counted).toEqual(db.prepare(`SELECT state, count(*) AS n FROM unit WHERE dispatch_id = 'd1' GROUP BY state ORDER BY state`).all())
  expect(counted.length).toBeGreaterThan(3)
  const lines = layeredCount({ entity: 'dispatch_line', by: ['outcome'], where: '#.dispatch_id = @d', fixed: '#.dispatch_id = @d' })
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${lines.replaceAll('@d', "'d1'")}`).all().map((r) => r.detail)
  expect(plan.filter((step) => step.startsWith('SCAN') && !/SUBQUERY|COMPOUND|\(/.test(step))).toEqual([])
})

test('R31 the list finds the very bags that one plain query would find, first to expire first', () => {
  const states = fc.subarray([...unitStates])
  const text = fc.constantFrom('', 'A26', 'a2600', 'A2600123', '=A99992600012', 'A9999', 'zz', '%', ' A26')
  fc.assert(
    fc.property(states, fc.constantFrom(...components, null), fc.constantFrom(...aboGroups, null), text, (s, componentClass, abo, t) => {
      const typed = t.trim().replace(/^=/, '').toUpperCase()
      const plain = db
        .prepare<unknown[], { id: string; expires_at: string }>(
          `SELECT id, expires_at FROM unit WHERE state IN (SELECT value FROM json_each(?)) AND (?2 IS NULL OR component_class = ?2) AND (?3 IS NULL OR abo = ?3)
           AND (?4 = '' OR substr(self_number, 1, length(?4)) = ?4 OR substr(din, 1, length(?4)) = ?4) ORDER BY expires_at`.replaceAll('(?)', '(?1)')
        )
        .all({ 1: JSON.stringify(s), 2: componentClass, 3: abo, 4: typed })
      const { units, total } = unitList(readOnly(db), { states: s, componentClass, abo, text: t, limit: 500 })
      expect(units.map((u) => u.expiresAt)).toEqual(plain.map((r) => r.expires_at))
      expect(units.map((u) => u.id).toSorted()).toEqual(plain.map((r) => r.id).toSorted())
      expect(total).toBe(plain.length)
      const cut = unitList(readOnly(db), { states: s, componentClass, abo, text: t, limit: 5 })
      expect([cut.units.length, cut.total]).toEqual([Math.min(5, plain.length), plain.length])
      if (typed === '') expect(cut.units.map((u) => u.expiresAt)).toEqual(plain.slice(0, 5).map((r) => r.expires_at))
    })
  )
})
