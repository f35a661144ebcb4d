import { afterEach, beforeEach, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { defineFridge } from '../../../shared/commands/fridges/define-fridge.ts'
import { create } from '../../../shared/commands/effects.ts'
import { LoopBench } from './loop-bench.test-support.ts'
import { ModelServer } from './model-server.test-support.ts'
import { SyncRejected, type SyncTransport } from '../../../shared/sync/routes.ts'

const DEVICE = '0199aaaa-0000-7000-8000-00000000000b'
const fridge = (code: string) => ({ id: uuidv7(), code, name: code, temperatureBand: 'cold-2-6' as const, componentClasses: ['red-cells' as const], aboGroups: ['A' as const], layers: 1, capacity: 10, active: true, homeDeviceId: null })
let server: ModelServer
let bench: LoopBench
beforeEach(async () => {
  server = new ModelServer(DEVICE)
  server.write([create('fridge', fridge('F0'))])
  bench = new LoopBench({ transport: server, deviceId: DEVICE })
  await bench.settle()
})
afterEach(() => bench.close())

const add = (code: string): string => {
  const id = uuidv7()
  const done = bench.run(defineFridge, fridge(code), { commandId: id })
  if (!done.ok) throw new Error(done.error.code)
  return id
}

test('R20 a server that was put back to an older state is given again what it had acknowledged', async () => {
  const saved = server.save()
  const first = add('F1')
  await bench.settle()
  server.restore(saved)
  expect(server.documents.all('fridge').map((f) => f.code)).toEqual(['F0'])
  // While it lay there another bench has gone on with it, so its head is no witness.
  server.write([create('fridge', fridge('F9'))])
  bench.reopen()
  const second = add('F2')
  await bench.settle()
  expect([...server.log.keys()]).toEqual([first, second])
  expect(bench.log.some((l) => l.event === 'sync.server-put-back')).toBe(true)
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F1', 'F2', 'F9'])
})

test('R20 what the server had answered and then lost, while the bench had not pulled it yet, goes out again too', async () => {
  const saved = server.save()
  const id = add('F1')
  bench.faults = ['ok', 'before']
  await bench.loop.turn()
  expect([server.log.has(id), bench.outbox.open().length]).toEqual([true, 1])
  server.restore(saved)
  await bench.settle()
  expect(server.log.get(id)?.outcome).toBe('applied')
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F1'])
})

test('R20 a document that this app cannot read stops the pull, never the push, and leaves what is known as it was', async () => {
  server.feed.push({ entity: 'fridge', doc: { ...create('fridge', fridge('F7')).doc, aboGroups: 'new form' } })
  await bench.loop.turn()
  expect(bench.state).toBe('pushOnly')
  const id = add('F1')
  await bench.loop.turn()
  expect(server.log.get(id)?.outcome).toBe('applied')
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F1'])
  expect(bench.outbox.counts().pending).toBe(0)
})

test('R20 a snapshot that is cut in the middle leaves the old documents good; the next one takes their place', async () => {
  add('F1')
  server.write([create('fridge', fridge('F5'))])
  server.floor = server.feed.length
  bench.faults = ['ok', 'ok', 'before']
  bench.reopen()
  await bench.loop.turn()
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F1'])
  await bench.settle()
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F1', 'F5'])
  expect(bench.db.prepare('SELECT count(*) AS n FROM sync_snapshot').get()).toEqual({ n: 0 })
})

test.each(['push', 'changes'] as const)('R20 a refusal that is on its way (%s) while the bench decides after all is no answer to the fact', async (during) => {
  const id = uuidv7()
  const payload = fridge('F1')
  const asked = bench.ask(defineFridge, payload, { commandId: id })
  expect(asked.ok).toBe(true)
  // The server refuses: somebody else has that code meanwhile.
  server.write([create('fridge', fridge('F1'))])
  // As a fact, so that it is one of those that have happened.
  bench.db.prepare("UPDATE outbox SET kind = 'fact' WHERE command_id = ?").run(id)
  bench.onTheWay = (call) => {
    if (call !== during) return
    bench.onTheWay = () => undefined
    expect(server.log.get(id)?.outcome).toBe('refused')
    bench.decideAfterAll(id)
  }
  await bench.loop.turn()
  await bench.settle()
  expect(server.log.get(id)?.outcome).toBe('appliedWithCase')
  expect(bench.outbox.stateOf(id)?.state).toBe('settled')
})

test('R20 a part of the bench that fails when it is told of a pull is a bug of its own: it is said so, and the server is not away', async () => {
  bench.onPulled = () => {
    throw new Error('a screen that fell over')
  }
  server.write([create('fridge', fridge('F5'))])
  await bench.loop.turn()
  expect([bench.state, bench.loop.machine.failures]).toEqual(['online', 0])
  expect(bench.log.filter((l) => l.event === 'sync.listener-failed').map((l) => String(l.detail['detail']))).toEqual([expect.stringContaining('a screen that fell over')])
  expect(bench.all('fridge').map((f) => f.code).toSorted()).toEqual(['F0', 'F5'])
})

test('R20 what is open again after a server was put back shows no word of before; what had been refused keeps its word and is never asked again', async () => {
  const saved = server.save()
  const [yes, no] = [uuidv7(), uuidv7()]
  // Recorded with a case, and refused: both have a refusal beside them.
  expect(bench.ask(defineFridge, fridge('F5'), { commandId: no }).ok).toBe(true)
  expect(bench.run(defineFridge, fridge('F5'), { commandId: yes }).ok).toBe(true)
  server.write([create('fridge', fridge('F5'))])
  await bench.settle()
  expect([bench.outbox.stateOf(yes)?.state, bench.outbox.stateOf(no)?.state]).toEqual(['settled', 'refused'])
  const refused = bench.outbox.stateOf(no)?.refusal ?? null
  expect([bench.outbox.stateOf(yes)?.refusal, refused]).toEqual([expect.anything(), expect.anything()])
  server.restore(saved)
  bench.reopen()
  bench.faults = ['ok', 'before']
  await bench.loop.turn()
  expect(bench.outbox.stateOf(yes)).toEqual({ state: 'pending', refusal: null })
  expect(bench.outbox.stateOf(no)).toEqual({ state: 'refused', refusal: refused })
  expect(bench.outbox.unsent(10).map((c) => [c.commandId, c.withdrawn ?? false, c.decidedBy])).toEqual([[no, true, 'server'], [yes, false, 'bench']])
  await bench.settle()
  expect([server.log.get(no)?.outcome, server.log.get(yes)?.outcome]).toEqual(['refused', 'applied'])
  expect(bench.outbox.stateOf(no)).toEqual({ state: 'refused', refusal: refused })
})

test('R20 one turn at a time: two who ask at once get one, and what came meanwhile goes out in it', async () => {
  add('F1')
  await Promise.all([bench.loop.turn(), bench.loop.turn(), bench.loop.turn()])
  expect(bench.outbox.open()).toEqual([])
  expect(server.acked).toBe(1)
})

test('R20 a push that is too much for one request goes out in smaller ones, and the queue never stands still for it', async () => {
  const sizes: number[] = []
  const narrow: SyncTransport = {
    call: async (call, input) => {
      const commands = 'commands' in input ? input.commands.length : 0
      if (call === 'push') sizes.push(commands)
      if (commands > 7) throw new SyncRejected('sync.bad-request')
      return await server.call(call, input)
    }
  }
  const small = new LoopBench({ transport: narrow, deviceId: DEVICE })
  await small.settle()
  for (let n = 0; n < 120; n += 1) {
    const done = small.run(defineFridge, fridge(`N${n}`), { commandId: uuidv7() })
    if (!done.ok) throw new Error(done.error.code)
  }
  for (let turn = 0; turn < 5; turn += 1) await small.settle()
  expect(small.outbox.counts().pending).toBe(0)
  expect(sizes.filter((n) => n > 7).length).toBeGreaterThan(0)
  expect(Math.max(...sizes.slice(-5))).toBeLessThanOrEqual(7)
  small.close()
})
