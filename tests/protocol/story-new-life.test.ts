import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import type { LoopBench } from '../../src/main/core/sync/loop-bench.test-support.ts'
import { Hospital, inStock, person } from './hospital.test-support.ts'

let hospital: Hospital
beforeAll(async () => void (hospital = await Hospital.open()))
afterAll(async () => await hospital.stop())

function quarantine(bench: LoopBench, n: number): string {
  const commandId = uuidv7()
  const done = bench.run(quarantineUnit, { unitId: inStock(bench, n).id, reason: '外观' }, { commandId, actor: person(bench, 'T1001'), second: person(bench, 'T1002') })
  if (!done.ok) throw new Error(done.error.code)
  return commandId
}

/** A bench on an image of before its last fact, and that fact. */
async function oldImage(name: string): Promise<LoopBench> {
  const bench = await hospital.join(name)
  const file = join(mkdtempSync(join(tmpdir(), 'hemobench-image-')), 'bench.db')
  bench.db.exec(`VACUUM INTO '${file}'`)
  quarantine(bench, 0)
  await bench.settle()
  return await hospital.copyOf(bench, file)
}
const casesOf = async (name: string): Promise<number> => await hospital.count("exception_case WHERE kind = 'bench-restored' AND finding LIKE $1 || ' %'", [name])

test('R20 story: the word about a new life is lost, twice. Asked again it is the same life, and one case', async () => {
  const old = await oldImage('asks-again')
  old.faults = ['ok', 'after', 'after']
  await old.loop.turn()
  expect([old.memory.incarnation, await casesOf('asks-again')]).toEqual([1, 1])
  // The program is started anew in between.
  old.reopen()
  await old.loop.turn()
  await old.settle()
  expect([old.memory.incarnation, await casesOf('asks-again')]).toEqual([2, 1])
  const own = quarantine(old, 3)
  await old.settle()
  expect(await hospital.logged(own)).toMatchObject({ outcome: 'applied' })
})

test('R20 story: a disk copied while it asked for a new life. Both ask with one request and get one life; the first command that does not fit parts them', async () => {
  const one = await oldImage('asks-twice')
  one.faults = ['ok', 'after']
  await one.loop.turn()
  const file = join(mkdtempSync(join(tmpdir(), 'hemobench-image-')), 'bench.db')
  one.db.exec(`VACUUM INTO '${file}'`)
  const two = await hospital.copyOf(one, file)
  await one.settle()
  await two.settle()
  expect([one.memory.incarnation, two.memory.incarnation]).toEqual([2, 2])
  const [mine, its] = [quarantine(one, 2), quarantine(two, 4)]
  await one.settle()
  two.hoursAhead = 2
  await two.settle()
  expect(two.memory.incarnation).toBe(3)
  expect((await Promise.all([mine, its].map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'applied'])
})
