import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { create } from '../../../shared/commands/effects.ts'
import { defineFridge } from '../../../shared/commands/fridges/define-fridge.ts'
import { commandsByName } from '../../../shared/commands/registry.ts'
import { quarantineUnit } from '../../../shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../../shared/commands/stock/release-unit.ts'
import { documentFields } from '../../../shared/commands/document-fields.ts'
import { LoopBench, type Fault } from './loop-bench.test-support.ts'
import { ModelServer, type ModelDocuments } from './model-server.test-support.ts'

const DEVICE = '0199aaaa-0000-7000-8000-00000000000a'
const unitIds = ['unit-1', 'unit-2', 'unit-3']
const unit = (id: string) =>
  create('unit', {
    id, din: `A9999261${id.slice(-1).padStart(5, '0')}`, productCode: 'E0791V00', productId: 'p', componentClass: 'red-cells', componentName: '红细胞', abo: 'A', rhd: 'pos', quantity: 1, quantityUnit: 'U', volumeMl: 200,
    expiresAt: '2027-01-01T15:59:00.000Z', state: 'in-stock', selfNumber: `N${id.slice(-1)}`, fridgeId: null, dispatchId: null, dispatchLineId: null, receivedAt: '2026-11-01T00:00:00.000Z', receivedBy: 'one',
    quarantineReason: null, autologousPatientId: null, issueId: null, holder: DEVICE, epoch: 1, recallBy: null
  })

/** Commands with few subjects, so that they meet: bags that are taken out of use and back, fridges whose codes are taken. */
function order(kind: number, subject: number) {
  const unitId = unitIds[subject % 3] ?? ''
  const code = `F${subject % 2}`
  if (kind === 0) return { command: quarantineUnit, payload: { unitId, reason: '外观' } }
  if (kind === 1) return { command: releaseUnit, payload: { unitId, reason: '复查无异常', reasonSeen: '外观' } }
  return { command: defineFridge, payload: { id: uuidv7(), code, name: code, temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 1, capacity: 10, active: true } }
}

/** What the bench must show: the confirmed documents it has, and on top of them each open command that the rules allow, in its order. */
function replayed(bench: LoopBench, base: ModelDocuments): ModelDocuments {
  const wanted = base.copy()
  for (const entry of bench.outbox.open()) {
    if (entry.state !== 'pending') continue
    const codes = new Set(wanted.all('fridge').map((f) => f.code))
    const puts = wanted.decide(entry, DEVICE) ?? []
    if (puts.some((p) => p.entity === 'fridge' && p.doc.version === 1 && codes.has(p.doc.code))) continue
    for (const put of puts) wanted.put(put)
  }
  return wanted
}

function expectSame(bench: LoopBench, base: ModelDocuments): void {
  const wanted = replayed(bench, base)
  for (const entity of ['unit', 'fridge'] as const) {
    const fields = documentFields[entity].map((f) => f.name)
    const plain = (docs: readonly object[]) => docs.map((d) => fields.map((f) => (d as Record<string, unknown>)[f] ?? null))
    expect(plain(bench.all(entity))).toEqual(plain(wanted.all(entity)))
  }
}

type Step = { readonly do: 'run' | 'ask' | 'other'; readonly kind: number; readonly subject: number } | { readonly do: 'turn'; readonly faults: readonly Fault[] } | { readonly do: 'kill' } | { readonly do: 'forget' } | { readonly do: 'convert' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('run' as const), kind: fc.nat(2), subject: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), kind: fc.nat(1), subject: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('other' as const), kind: fc.nat(2), subject: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('turn' as const), faults: fc.array(fc.constantFrom<Fault>('ok', 'before', 'after'), { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'forget' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'convert' as const }) }
)

/** The server's documents at a place of its feed. */
function baseAt(server: ModelServer, cursor: number): ModelDocuments {
  const at = new ModelServer(DEVICE).documents
  for (const { entity, doc } of server.feed.slice(0, cursor)) at.docs.set(`${entity} ${String(doc['id'])}`, { entity, doc })
  return at
}

function other(server: ModelServer, kind: number, subject: number): void {
  const { command, payload } = order(kind, subject)
  const puts = server.documents.decide({ commandId: uuidv7(), name: command.name, payload: JSON.stringify(payload), actorId: 'three', secondId: 'four', occurredAt: new Date().toISOString() }, 'other')
  if (puts !== null) server.write(puts)
}

function convert(bench: LoopBench): void {
  const waiting = bench.outbox.open().find((e) => e.state === 'undecided')
  const command = waiting === undefined ? undefined : commandsByName.get(waiting.name)
  if (waiting !== undefined && command !== undefined) bench.run(command, JSON.parse(waiting.payload) as object, { commandId: waiting.commandId })
}

test('R20 after any interleaving of work, lost replies, kills and other benches the screen shows base and what is open on top of it, and in the end bench and server agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const server = new ModelServer(DEVICE)
      server.write(unitIds.map(unit))
      const bench = new LoopBench({ transport: server, deviceId: DEVICE })
      try {
        await bench.settle()
        for (const s of steps) {
          if (s.do === 'run' || s.do === 'ask') {
            const { command, payload } = order(s.kind, s.subject)
            bench[s.do](command, payload)
          } else if (s.do === 'other') other(server, s.kind, s.subject)
          else if (s.do === 'turn') {
            bench.faults = [...s.faults]
            await bench.loop.turn()
            bench.faults = []
          } else if (s.do === 'kill') bench.reopen()
          else if (s.do === 'convert') convert(bench)
          else server.floor = server.feed.length
          expectSame(bench, baseAt(server, bench.memory.cursor))
        }
        const told = bench.db.prepare<[], { id: string; decided_by: string }>('SELECT command_id AS id, decided_by FROM outbox').all()
        await bench.settle()
        expectSame(bench, server.documents)
        // Nothing was lost or doubled: each command has one outcome, in the order in which it was written, and a fact is never refused.
        expect(told.map((t) => t.id).toSorted()).toEqual([...server.log.keys()].toSorted())
        for (const t of told) if (t.decided_by === 'bench') expect(server.log.get(t.id)?.outcome).not.toBe('refused')
        expect(bench.db.prepare('SELECT count(*) AS n FROM outbox WHERE outcome IS NULL').get()).toEqual({ n: 0 })
      } finally {
        bench.close()
      }
    }),
    { numRuns: 40, seed: 20261125, endOnFailure: false }
  )
}, 60_000)
