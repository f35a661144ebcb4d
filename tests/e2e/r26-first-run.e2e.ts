/** An empty bench, as it stands in a hospital on its first day: set-up, sign-in, the list of what is still missing, a second person. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchBench } from '../support/launch-bench.ts'

const out = process.env['HEMOBENCH_R30_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-r26-'))

test('R26 an empty bench is set up from the screen and then lacks nothing that the screen does not name', async () => {
  mkdirSync(out, { recursive: true })
  const bench = await launchBench({ practice: 'empty' })
  const { page } = bench
  const picture = (name: string): Promise<Buffer> => page.screenshot({ path: join(out, `first-${name}.png`) })
  try {
    await expect(page.getByTestId('first-alone')).toBeVisible()
    await picture('choice')
    await page.keyboard.press('2')
    await expect(page.getByTestId('first-next')).toBeVisible()
    await page.getByLabel('医院和科室名称', { exact: false }).fill('示例医院输血科')
    await picture('hospital')
    await page.keyboard.press('Enter')
    await page.getByLabel('工号', { exact: false }).fill('H001')
    await page.getByLabel('姓名', { exact: false }).fill('示例主任')
    await page.getByLabel(/^PIN/).fill('001')
    await expect(page.getByTestId('first-finish')).toBeDisabled()
    await page.getByLabel(/^PIN/).fill('2718')
    await page.getByLabel('再输入一次', { exact: false }).fill('2718')
    await picture('person')
    await page.getByTestId('first-finish').click()
    await expect(page.getByText('设置完成', { exact: false })).toBeVisible()
    await picture('sign-in')
    await page.getByTestId('badge').fill('H001')
    await page.getByTestId('pin').fill('2718')
    await page.getByTestId('sign-in').click()
    await expect(page.getByTestId('set-up-progress')).toContainText('0 / 5')
    await picture('home')

    await page.keyboard.press('F8')
    await page.getByTestId('tab-products').click()
    const csv = join(out, 'products.csv')
    writeFileSync(csv, '产品码,名称,类别,单位,每袋数量,容量\nD1002,悬浮红细胞,红细胞,U,2,280\nX,坏,红细胞,U,1,1\n')
    await page.getByTestId('products-file').setInputFiles(csv)
    await expect(page.getByTestId('products-preview')).toContainText('新增 1')
    await picture('products')
    await page.getByTestId('import-products').click()
    await expect(page.getByRole('cell', { name: '悬浮红细胞' })).toBeVisible()

    await page.getByTestId('tab-people').click()
    await page.getByTestId('add-person').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('工号', { exact: false }).fill('T200')
    await dialog.getByLabel('姓名', { exact: false }).fill('示例技师')
    await dialog.getByLabel(/^PIN/).fill('31415')
    await dialog.getByLabel('再输入一次', { exact: false }).fill('31415')
    await picture('person-dialog')
    await page.getByTestId('save-person').click()
    await expect(page.getByRole('cell', { name: '示例技师' })).toBeVisible()

    // The last person who may manage people cannot stop themselves.
    await page.getByRole('cell', { name: 'H001' }).click()
    await page.getByTestId('edit-person').click()
    await dialog.getByRole('radio', { name: /停用/ }).click()
    await page.getByTestId('save-person').click()
    await expect(dialog.locator('[data-error-code="identity.last-manager"]')).toBeVisible()
    await picture('last-manager')
    await page.keyboard.press('Escape')
    await picture('people')
    await page.keyboard.press('F2')
    await expect(page.getByTestId('set-up-progress')).toContainText('2 / 5')
  } finally {
    await bench.close()
  }
})
