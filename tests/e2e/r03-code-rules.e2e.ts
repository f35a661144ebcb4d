// A station's own codes: a rule is written with its try-out beside it, saved, tried on the tab, and an unsafe one is refused.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench } from '../support/launch-bench.ts'
import { Technician } from './support/technician.ts'

test('R03 a code rule is written, tried out, saved and used', async () => {
  const scanner = await VirtualScanner.plug()
  const bench = await launchBench({ practice: 'shift' })
  const out = process.env['HEMOBENCH_DEMO_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-rules-'))
  const tech = new Technician(bench.page, scanner, out)
  const { page } = tech
  try {
    await tech.signIn('T1001', '1001')
    await tech.go('F8')
    await tech.by('tab-rules').click()
    await page.getByTestId('try-out').getByLabel('条码').fill('D1234567D')
    await expect(page.getByTestId('try-out')).toContainText('旧式 Codabar')
    await tech.picture('rules-empty')

    await tech.by('add-code-rule').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('血袋号')
    await dialog.getByLabel('血站').fill('城东血站')
    await dialog.getByLabel('匹配式').fill('(\\d+)+')
    await expect(dialog.getByText('括号组不能重复')).toBeVisible()
    await expect(tech.by('save-code-rule')).toBeDisabled()
    await dialog.getByLabel('匹配式').fill('[A-D](?<no>\\d{7})[A-D]')
    await dialog.getByLabel('含义').selectOption('din')
    await dialog.getByLabel('前缀').fill('XCD000')
    await expect(dialog.getByTestId('try-fields')).toContainText('XCD00 01 234567')
    // Enter in the table makes a line and does not save.
    await dialog.getByLabel('对照表').fill('1234567=1234567')
    await dialog.getByLabel('对照表').press('Enter')
    await expect(dialog).toBeVisible()
    await dialog.getByLabel('对照表').pressSequentially('x')
    await expect(dialog.getByText('第 2 行没有“=”')).toBeVisible()
    await dialog.getByLabel('对照表').fill('')
    await tech.picture('rule-dialog')
    await tech.by('save-code-rule').click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('main').getByText('血袋号').first()).toBeVisible()
    await expect(page.getByTestId('try-out')).toContainText('按规则“血袋号”读出')
    await tech.picture('rules-one')
    expect(await tech.ask('traceability.identify', { raw: 'D1234567D' })).toEqual({ kind: 'bag', din: 'XCD0001234567', flags: '', productCode: null, unitIds: [] })
  } finally {
    await bench.close()
    await scanner.dispose()
  }
})
