// Backups in the real program: on a key, at a clean stop, and what is said when the database is damaged.
import { mkdtempSync, openSync, closeSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchBench, type Bench } from '../support/launch-bench.ts'

const out = process.env['HEMOBENCH_BACKUP_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-backup-'))
const userDataDir = mkdtempSync(join(tmpdir(), 'hemobench-e2e-'))
const dataDir = join(userDataDir, 'data')
const copies = (): string[] => readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.db'))

test.describe.configure({ mode: 'serial' })
test.afterAll(() => rmSync(userDataDir, { recursive: true, force: true }))

async function signIn({ page }: Bench): Promise<void> {
  await page.getByTestId('badge').fill('T1001')
  await page.getByTestId('pin').fill('1001')
  await page.getByTestId('sign-in').click()
  await expect(page.getByTestId('badge')).toHaveCount(0)
}

test('R26 a backup is made on a key, shown as read back, and another one is made at a clean stop', async () => {
  const bench = await launchBench({ practice: 'full', userDataDir })
  const { page } = bench
  await signIn(bench)
  await page.keyboard.press('F8')
  await page.getByTestId('tab-backup').click()
  await expect(page.getByRole('button', { name: /立即备份/ })).toBeVisible()
  await page.screenshot({ path: join(out, '1-none.png') })
  await page.keyboard.press('b')
  await expect(page.getByText('备份完成并已核对')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('✓ 已核对')).toHaveCount(1)
  await page.getByLabel('备份文件夹').last().fill('relative')
  await page.getByTestId('save-backup-folder').click()
  await expect(page.getByText('不能使用，设置没有改变')).toBeVisible()
  await page.screenshot({ path: join(out, '2-done.png') })
  expect(copies()).toHaveLength(1)
  // Something changes, so the stop makes one more.
  await page.evaluate(() => (window as unknown as { bench: { invoke: (n: string, i: unknown) => Promise<unknown> } }).bench.invoke('identity.signIn', { badge: 'T1002', pin: '1002' }))
  await bench.close()
  expect(copies()).toHaveLength(2)
  expect(readdirSync(dataDir)).not.toContain('bench.open')
})

test('R18 a damaged database is said in words on the screen, with what to do, and core does not die in a loop', async () => {
  const file = join(dataDir, 'bench.db')
  const fd = openSync(file, 'r+')
  const middle = Math.floor(statSync(file).size / 4096 / 2)
  for (let page = middle; page < middle + 20; page += 1) writeSync(fd, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096)
  closeSync(fd)
  writeFileSync(join(dataDir, 'bench.open'), '999999999')
  const bench = await launchBench({ practice: 'full', userDataDir })
  await expect(bench.page.getByText(/本机数据库损坏，程序没有启动/)).toBeVisible({ timeout: 15_000 })
  await bench.page.screenshot({ path: join(out, '3-corrupt.png') })
  await bench.close()
})
