import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { addHours, instant } from '../../../shared/kernel/time.ts'
import { listBackups } from './backup-file.ts'
import { backupsOf, damagePages, filledStore, productCode } from './backups.test-support.ts'
import { openReadable } from './database.ts'
import { enqueueOn, freshFile, KEY, openStore, productOrder } from './store.test-support.ts'
import { verifyImage } from './verify-image.ts'

/** Lets it back up again and again, and kills it so many milliseconds after one of the later backups has begun. */
async function runAndKill(file: string, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'backup.test-child.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const folder = join(dirname(file), 'backups')
  while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await new Promise((resolve) => setTimeout(resolve, 1))
  await new Promise((resolve) => setTimeout(resolve, ms))
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  return out.split('\n').slice(0, -1)
}

test('R27 a backup is encrypted, verified and holds every command that was taken before it began', async () => {
  const file = freshFile()
  const ids = filledStore(file, 50)
  const db = openReadable(file, KEY)
  const made = await backupsOf(db, file).run('asked')
  db.close()
  if (!made.ok) throw new Error(made.error.detail)
  const path = join(dirname(file), 'backups', made.value.name)
  expect(readFileSync(path).subarray(0, 15).toString()).not.toBe('SQLite format 3')
  expect(readFileSync(path).includes('E0001')).toBe(false)
  expect(verifyImage(path, KEY)).toMatchObject({ ok: true, value: { auditEntries: 50, outboxSeq: 50 } })
  expect(verifyImage(path, 'cd'.repeat(32))).toMatchObject({ ok: false, error: { code: 'image.unreadable' } })
  const copy = openReadable(path, KEY)
  expect(copy.prepare<[], { id: string }>('SELECT command_id AS id FROM outbox ORDER BY seq').all().map((r) => r.id)).toEqual(ids)
  copy.close()
  expect(made.value.note).toMatchObject({ auditEntries: 50, reason: 'asked' })
})

test('R27 SIGKILL in the middle of a backup leaves the older ones whole, and the next one clears the rest away', async () => {
  const file = freshFile()
  filledStore(file, 300)
  const folder = join(dirname(file), 'backups')
  const told: string[] = []
  let cut = 0
  for (const ms of [0, 4, 12]) {
    told.push(...(await runAndKill(file, ms)))
    if (readdirSync(folder).some((name) => name.includes('.part'))) cut += 1
    for (const { name, note } of listBackups(folder)) {
      expect(note, name).not.toBeNull()
      expect(verifyImage(join(folder, name), KEY), name).toMatchObject({ ok: true })
    }
  }
  expect(told.filter((line) => line.startsWith('failed'))).toEqual([])
  expect(listBackups(folder).map((b) => b.name)).toContain(told.at(-1))
  expect(cut, 'at least one kill fell into a backup').toBeGreaterThan(0)
  const db = openReadable(file, KEY)
  expect((await backupsOf(db, file).run('asked')).ok).toBe(true)
  db.close()
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
}, 60_000)

test('R27 writing goes on while a backup is made, and what was written meanwhile does not break it', async () => {
  const file = freshFile()
  filledStore(file, 200)
  const db = openStore(file)
  const enqueue = enqueueOn(db)
  const backups = backupsOf(db, file)
  const running = backups.run('asked')
  let during = 0
  let done = false
  void running.then(() => (done = true))
  while (!done) {
    if (enqueue.run(productOrder(productCode(5000 + during))).ok) during += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  const made = await running
  db.close()
  expect(during).toBeGreaterThan(5)
  expect(made.ok && made.value.note?.auditEntries).toBeGreaterThanOrEqual(200)
})

test('R27 at a clean stop a backup is made when something changed, and none when nothing did', async () => {
  const file = freshFile()
  filledStore(file, 3)
  const db = openStore(file)
  const backups = backupsOf(db, file, { everyHours: 6 })
  await backups.stop(10_000)
  expect(backups.list()).toHaveLength(1)
  await backups.stop(10_000)
  expect(backups.list()).toHaveLength(1)
  enqueueOn(db).run(productOrder('W0001'))
  await backups.stop(10_000)
  expect(backups.list()).toHaveLength(2)
  db.close()
})

test('R27 a backup that would hold up a stop is given up and leaves nothing half written', async () => {
  const file = freshFile()
  filledStore(file, 300)
  const db = openReadable(file, KEY)
  let expectedMs = 0
  const backups = backupsOf(db, file, { everyHours: 6, log: (_event, detail) => (expectedMs = Number(detail['expectedMs'] ?? expectedMs)) })
  await backups.stop(1)
  expect(backups.trouble(), 'not even begun: it would take longer than there is').toBeNull()
  // The time that writing takes; starting the thread alone takes longer.
  await backups.stop(expectedMs)
  db.close()
  expect(readdirSync(dirname(file)).includes('backups') ? readdirSync(join(dirname(file), 'backups')) : []).toEqual([])
  expect(backups.trouble()).toMatchObject({ code: 'cancelled' })
})

test('R27 a backup without room, of a damaged store or into a folder that cannot be made says which, and no file stays', async () => {
  const file = freshFile()
  filledStore(file, 400)
  const db = openReadable(file, KEY)
  expect(await backupsOf(db, file, { freeBytes: () => 1e6 }).run('asked')).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  const blocker = join(dirname(file), 'a-file')
  writeFileSync(blocker, '')
  expect(await backupsOf(db, file, { folder: () => join(blocker, 'x') }).run('asked')).toMatchObject({ ok: false, error: { code: 'failed' } })
  db.close()
  await damagePages(file, [30, 31, 32, 33, 34, 35])
  const again = openReadable(file, KEY)
  const backups = backupsOf(again, file)
  const made = await backups.run('asked')
  again.close()
  expect(made).toMatchObject({ ok: false, error: { code: 'source-corrupt' } })
  expect(backups.trouble()?.code).toBe('source-corrupt')
  expect(readdirSync(join(dirname(file), 'backups'))).toEqual([])
})

test('R27 a day without a good backup of a changed store is said', async () => {
  const file = freshFile()
  filledStore(file, 3)
  const db = openStore(file)
  let hours = 0
  const backups = backupsOf(db, file, { everyHours: 6, clock: () => addHours(instant(Date.now()), hours) })
  await backups.run('asked')
  hours = 30
  expect(backups.trouble()).toBeNull()
  enqueueOn(db).run(productOrder('W0001'))
  expect(backups.trouble()).toMatchObject({ code: 'overdue' })
  db.close()
})

test('R27 a backup whose size is not the verified one counts as not verified', async () => {
  const file = freshFile()
  filledStore(file, 3)
  const db = openReadable(file, KEY)
  const made = await backupsOf(db, file).run('asked')
  db.close()
  if (!made.ok) throw new Error(made.error.detail)
  const folder = join(dirname(file), 'backups')
  writeFileSync(join(folder, made.value.name), 'x', { flag: 'a' })
  expect(listBackups(folder)[0]?.note).toBeNull()
  rmSync(join(folder, `${made.value.name}.json`))
  expect(listBackups(folder)).toHaveLength(1)
  expect(existsSync(join(folder, made.value.name))).toBe(true)
})
