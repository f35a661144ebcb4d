// Label templates in the real program: looked at, changed with the preview beside it, refused where boxes overlap, put into use.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchBench, repoRoot } from '../support/launch-bench.ts'

const out = process.env['HEMOBENCH_LABELS_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-labels-'))
const userDataDir = mkdtempSync(join(tmpdir(), 'hemobench-e2e-'))
test.afterAll(() => rmSync(userDataDir, { recursive: true, force: true }))

const picture = (page: Page, name: string) => page.screenshot({ path: join(out, `${name}.png`) })

test('R19 a template is tried with the bench’s own contents, changed as a copy, refused where boxes overlap, imported and put into use', async () => {
  const bench = await launchBench({ practice: 'full', userDataDir })
  const { page } = bench
  await page.getByTestId('badge').fill('T1001')
  await page.getByTestId('pin').fill('1001')
  await page.getByTestId('sign-in').click()
  await expect(page.getByTestId('badge')).toHaveCount(0)
  await page.keyboard.press('F8')
  await page.getByTestId('tab-labels').click()
  const preview = page.getByTestId('template-preview')
  await expect(preview).toHaveAttribute('data-fits', 'true')
  await picture(page, '1-in-use')

  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('试打预览：50x30')).toBeVisible()
  await expect(preview).toHaveAttribute('data-fits', 'true')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByTestId('template-preview')).toHaveAttribute('data-fits', 'true')
  await dialog.locator('[data-field="texts.expires.y"]').fill('14')
  await expect(dialog.getByText('框“品种和规格”与框“失效时间”重叠')).toBeVisible()
  await picture(page, '2-overlap')
  await dialog.locator('[data-field="texts.expires.y"]').fill('17.5')
  await dialog.locator('[data-field="texts.expires.size"]').fill('2.8')
  await expect(dialog.getByTestId('template-preview')).toHaveAttribute('data-fits', 'true')
  await picture(page, '3-editor')
  await page.getByTestId('save-template').click()
  await expect(page.getByText('已保存“50x30 2”')).toBeVisible()
  await expect(page.getByText('试打预览：50x30 2')).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByText('已启用“50x30 2”')).toBeVisible()
  await picture(page, '4-own-in-use')

  const text = readFileSync(join(repoRoot, 'resources/label-templates/40x30.json'), 'utf8')
  await page.getByTestId('template-file').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"widthMm": 40', '"widthMm": 30')) })
  await expect(page.getByText(/超出了“整张标签”/)).toBeVisible()
  await page.getByTestId('template-file').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"40x30"', '"我院小标签"')) })
  await expect(dialog.getByTestId('template-preview')).toHaveAttribute('data-fits', 'true')
  await page.getByTestId('save-template').click()
  await expect(page.getByText('已保存“我院小标签”')).toBeVisible()
  await expect(page.getByText('试打预览：我院小标签')).toBeVisible()
  await page.keyboard.press('x')
  expect(JSON.parse(await page.getByTestId('template-text').inputValue())).toMatchObject({ name: '我院小标签', widthMm: 40 })
  await picture(page, '5-export')
  await page.keyboard.press('Escape')
  await bench.close()
})
