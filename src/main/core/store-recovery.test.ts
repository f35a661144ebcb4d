import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { answerCall } from './answer-call.ts'
import { openBench } from './bench.ts'
import { TEST_KEY, TestBench } from './bench.test-support.ts'
import { documentFields } from '../../shared/commands/document-fields.ts'
import { damagePages } from './store/backups.test-support.ts'
import { openReadable } from './store/database.ts'
import { entities, type EntityName } from '../../shared/commands/entities.ts'
import { find } from '../../shared/commands/load.ts'

const made: TestBench[] = []
afterEach(async () => {
  for (const bench of made.splice(0)) await bench.dispose()
})

async function openedBench(practice: 'shift' | 'full' = 'shift'): Promise<TestBench> {
  const bench = new TestBench()
  made.push(bench)
  await bench.open(practice)
  await bench.signIn()
  return bench
}

/** Opens a bench on a folder of its own making, as an app start does. */
async function openOn(dataDir: string, options: { freeBytes?: () => number } = {}): ReturnType<typeof openBench> {
  return openBench({
    config: { dataDir, databaseKey: TEST_KEY, bootId: uuidv7(), resourcesDir: join(import.meta.dirname, '../../../resources'), practice: 'off' },
    workerPath: join(import.meta.dirname, 'labels/label-worker.ts'),
    emit: () => undefined,
    log: () => undefined,
    ...options
  })
}

function documentsIn(file: string): Record<string, unknown> {
  const db = openReadable(file, TEST_KEY)
  const all = Object.fromEntries(
    (Object.keys(entities) as EntityName[]).map((entity) => [entity, db.prepare(`SELECT ${documentFields[entity].map((f) => `"${f.column}"`).join(', ')} FROM ${entity} ORDER BY id`).all()])
  )
  db.close()
  return all
}

function restore(...args: string[]) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../../scripts/restore.ts'), ...args], { encoding: 'utf8' })
}

/** What a kill leaves: the files as they are, with the mark of an open bench of a process that is gone. */
function likeKilled(dataDir: string): void {
  writeFileSync(join(dataDir, 'bench.open'), '999999999')
}

test('R26 a restored backup is the bench as it was: same documents, whole chain, a new incarnation, and the chain says so', async () => {
  const bench = await openedBench('full')
  const { backup } = await bench.must('ops.backupNow', {})
  const { folder } = await bench.must('ops.backups', {})
  const incarnation = bench.bench.context.settings.get('incarnation')
  const image = join(folder, backup.name)
  const documents = documentsIn(image)
  const nextBefore = new Map(bench.bench.context.documents.run(find('number_block', {})).map((b) => [b.id, b.next]))
  expect(nextBefore.size).toBeGreaterThan(0)
  const keyFile = join(bench.dataDir, 'key.txt')
  writeFileSync(keyFile, TEST_KEY)
  const running = restore('--from', image, '--to', bench.dataDir, '--key-file', keyFile, '--force')
  expect(running.stderr).toContain('restore.bench-running')
  await bench.signIn('T1002', '1002')
  await bench.bench.close()

  const refused = restore('--from', image, '--to', bench.dataDir, '--key-file', keyFile)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('--force')
  const done = restore('--from', image, '--to', bench.dataDir, '--key-file', keyFile, '--force')
  expect(done.stderr).toContain('Restored.')
  expect(done.status).toBe(0)
  expect(readdirSync(bench.dataDir).filter((name) => name.includes('aside'))).not.toEqual([])
  expect(documentsIn(join(bench.dataDir, 'bench.db'))).toEqual(documents)

  const opened = await openOn(bench.dataDir)
  if (!opened.ok) throw new Error(opened.error.code)
  const { context } = opened.value
  expect(context.settings.get('incarnation')).not.toBe(incarnation)
  const entry = context.db.prepare<[], { action: string; detail: string }>('SELECT action, detail FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
  expect(entry?.action).toBe('ops.restored')
  expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ recognisedBy: 'restore-command', image: backup.name, previousIncarnation: incarnation, numbersSkipped: 500 })
  expect(await answerCall(opened.value, 'ops.status', {})).toMatchObject({ ok: true, value: { restored: { imageAt: expect.any(String) } } })
  const ends = new Map(context.documents.run(find('number_range', {})).map((r) => [r.id, r.end]))
  for (const block of context.documents.run(find('number_block', {}))) {
    expect(block.next, 'R06 numbers of labels printed since the backup do not come again').toBe(Math.min((ends.get(block.rangeId) ?? 0) + 1, (nextBefore.get(block.id) ?? 0) + 500))
    expect(block.last).toBeGreaterThanOrEqual(block.next - 1)
  }
  await opened.value.close()
  const list = restore('--list', folder)
  expect(list.stdout).toContain(backup.name)
  expect(list.stdout).toContain('verified')
}, 60_000)

test('R26 an old image that somebody copied into place without the command is recognised by the anchor beside it', async () => {
  const bench = await openedBench()
  const { backup } = await bench.must('ops.backupNow', {})
  const { folder } = await bench.must('ops.backups', {})
  await bench.signIn('T1002', '1002')
  await bench.bench.close()
  const file = join(bench.dataDir, 'bench.db')
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(join(folder, backup.name), file)
  const first = await openOn(bench.dataDir)
  if (!first.ok) throw new Error(first.error.code)
  expect(first.value.context.db.prepare<[], { action: string }>('SELECT action FROM audit_entry ORDER BY seq DESC LIMIT 1').get()?.action).toBe('ops.restored')
  const incarnation = first.value.context.settings.get('incarnation')
  await first.value.close()
  const second = await openOn(bench.dataDir)
  if (!second.ok) throw new Error(second.error.code)
  expect(second.value.context.settings.get('incarnation'), 'recognised once').toBe(incarnation)
  await second.value.close()
}, 60_000)

test('R26 a damaged backup, another key and a newer program are refused before anything is touched', async () => {
  const bench = await openedBench()
  const { backup } = await bench.must('ops.backupNow', {})
  const { folder } = await bench.must('ops.backups', {})
  await bench.bench.close()
  const image = join(folder, backup.name)
  const [good, bad] = ['good', 'bad'].map((name) => join(bench.dataDir, name)) as [string, string]
  writeFileSync(good, TEST_KEY)
  writeFileSync(bad, 'cd'.repeat(32))
  const before = readFileSync(join(bench.dataDir, 'bench.db'))
  expect(restore('--from', image, '--to', bench.dataDir, '--key-file', bad, '--force').stderr).toContain('image.unreadable')
  await damagePages(image, [20])
  expect(restore('--from', image, '--to', bench.dataDir, '--key-file', good, '--force').stderr).toContain('image.corrupt')
  expect(restore('--from', join(folder, 'none.db'), '--to', bench.dataDir, '--key-file', good, '--force').stderr).toContain('image.missing')
  expect(readFileSync(join(bench.dataDir, 'bench.db')).equals(before)).toBe(true)
  expect(readdirSync(bench.dataDir).filter((name) => /restor|aside/.test(name))).toEqual([])
}, 60_000)

test('R18 after an unclean stop a damaged page is found at the start, and core says store.corrupt instead of dying', async () => {
  const bench = await openedBench()
  await bench.bench.close()
  const file = join(bench.dataDir, 'bench.db')
  await damagePages(file, [Math.floor(readFileSync(file).length / 4096 / 2)])
  likeKilled(bench.dataDir)
  const opened = await openOn(bench.dataDir)
  expect(opened).toMatchObject({ ok: false, error: { code: 'store.corrupt' } })
  if (!opened.ok) expect(opened.error.detail).toMatch(/salvage.*restore/)
})

test('R18 a damaged first page of a database whose key is known is damage, not a wrong key', async () => {
  const bench = await openedBench()
  await bench.bench.close()
  await damagePages(join(bench.dataDir, 'bench.db'), [1])
  expect(await openOn(bench.dataDir)).toMatchObject({ ok: false, error: { code: 'store.corrupt' } })
})

test('R18 a database file that is gone is said: no empty one takes its place', async () => {
  const bench = await openedBench()
  await bench.bench.close()
  rmSync(join(bench.dataDir, 'bench.db'))
  expect(await openOn(bench.dataDir)).toMatchObject({ ok: false, error: { code: 'store.missing' } })
  expect(existsSync(join(bench.dataDir, 'bench.db'))).toBe(false)
})

test('R18 damage that is met while working closes the bench for commands and is told in its status', async () => {
  const bench = await openedBench()
  bench.bench.context.guard.corrupt('page 7')
  expect(await bench.must('ops.status', {})).toMatchObject({ store: 'corrupt' })
  const saved = await bench.code('fridges.save', {
    commandId: uuidv7(),
    fridge: { id: uuidv7(), code: 'N-1', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 1, capacity: 1, active: true, homeDeviceId: null }
  })
  expect(saved).toMatch(/store\.corrupt|command\.not-allowed/)
})

test('R18 on a nearly full disk the status says so and a fact is refused before the bag is handed over', async () => {
  const bench = await openedBench('full')
  await bench.bench.close()
  let free = 10 * 1024 ** 3
  const opened = await openOn(bench.dataDir, { freeBytes: () => free })
  if (!opened.ok) throw new Error(opened.error.code)
  const call = async (name: string, input: unknown) => answerCall(opened.value, name, input)
  await call('identity.signIn', { badge: 'T1001', pin: '1001' })
  free = 30 * 1024 ** 2
  expect(await call('ops.status', {})).toMatchObject({ ok: true, value: { diskOk: false, store: 'ok' } })
  const unit = opened.value.context.db.prepare<[], { id: string }>(`SELECT id FROM unit WHERE state = 'in-stock' LIMIT 1`).get()
  const answer = await call('stock.quarantine', { commandId: uuidv7(), unitId: unit?.id ?? '', reason: 'x' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'store.disk-full', params: { freeMb: 30 } } })
  await opened.value.close()
})

test('R26 the folder of backups can be chosen; one that cannot be written is refused and nothing changes', async () => {
  const bench = await openedBench()
  expect(await bench.code('ops.saveBackupFolder', { folder: 'relative/x' })).toBe('store.backup-folder-unusable')
  writeFileSync(join(bench.dataDir, 'file'), '')
  expect(await bench.code('ops.saveBackupFolder', { folder: join(bench.dataDir, 'file', 'x') })).toBe('store.backup-folder-unusable')
  expect((await bench.must('ops.backups', {})).folder).toBe(join(bench.dataDir, 'backups'))
  const chosen = join(bench.dataDir, '另一个 盘', "it's")
  await bench.must('ops.saveBackupFolder', { folder: chosen })
  const { backup } = await bench.must('ops.backupNow', {})
  expect(existsSync(join(chosen, backup.name))).toBe(true)
  expect(await bench.must('ops.backups', {})).toMatchObject({ folder: chosen, running: null, trouble: null, backups: [{ verified: true, reason: 'asked' }] })
})

test('R18 a store too large to be read through at the start is read beside the work, and damage found there closes it for commands', async () => {
  const bench = await openedBench()
  for (let i = 0; i < 18; i += 1) bench.bench.context.settings.set(`filler-${i}`, 'x'.repeat(1024 * 1024))
  await bench.bench.close()
  const file = join(bench.dataDir, 'bench.db')
  await damagePages(file, [Math.floor(readFileSync(file).length / 4096 / 2)])
  likeKilled(bench.dataDir)
  const started = performance.now()
  const opened = await openOn(bench.dataDir)
  const ms = performance.now() - started
  if (!opened.ok) throw new Error(opened.error.code)
  const { guard } = opened.value.context
  expect(guard.state, `open after ${ms} ms`).not.toBe('ok')
  await expect.poll(() => guard.state, { timeout: 10_000 }).toBe('corrupt')
  expect(await answerCall(opened.value, 'ops.status', {})).toMatchObject({ ok: true, value: { store: 'corrupt' } })
  await opened.value.close()
  expect(existsSync(join(bench.dataDir, 'bench.open')), 'the next start looks again').toBe(true)
})
