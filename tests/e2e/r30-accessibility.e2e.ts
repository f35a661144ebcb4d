/**
 * Every screen in both languages at both sizes, looked over by axe: no serious or critical fault. Then help, keys, large text,
 * high contrast and the lock, as a person uses them. With HEMOBENCH_R30_OUT the pictures are kept there.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { launchBench, type Bench } from '../support/launch-bench.ts'

const out = process.env['HEMOBENCH_R30_OUT']
const screens = ['/', '/receiving', '/numbering', '/testing', '/issuing', '/emergency', '/tasks', '/stock', '/stock/count', '/settings?tab=fridges', '/settings?tab=ranges', '/settings?tab=devices', '/settings?tab=products', '/settings?tab=site', '/settings?tab=people', '/settings?tab=rules', '/settings?tab=backup', '/settings?tab=labels', '/settings?tab=policy', '/settings?tab=server'] as const
const layoutRules = ['color-contrast', 'scrollable-region-focusable', 'target-size']
const sizes = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }] as const

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

let bench: Bench
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  if (out !== undefined) mkdirSync(out, { recursive: true })
  bench = await launchBench({ practice: 'full' })
  page = bench.page
  await expect(page.getByTestId('sign-in')).toBeVisible()
})
test.afterAll(() => bench?.close())

/** The builder brings axe into the page (Electron has no second page to run it in: legacy mode); then it stays there until a reload. */
async function look(rules: readonly string[] | null): Promise<AxeResults['violations']> {
  const there = await page.evaluate(() => 'axe' in window)
  if (!there) return (await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()).violations
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown }> } }
    return (await axe.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })).violations as never
  }, rules)
}

async function faults(name: string, rules: readonly string[] | null = null): Promise<string[]> {
  const violations = await look(rules)
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 4).map((node) => `${name} ${v.id}: ${node.target.join(' ')} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`))
}

async function show(path: string): Promise<void> {
  await page.evaluate((to) => { location.hash = to }, path)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').locator('.MuiLinearProgress-root')).toHaveCount(0)
}

async function prefs(change: Record<string, unknown>): Promise<void> {
  await page.evaluate((now) => localStorage.setItem('hemobench.prefs', JSON.stringify({ ...JSON.parse(localStorage.getItem('hemobench.prefs') ?? '{}'), ...now })), change)
  await page.reload()
}

async function signIn(badge: string, pin: string): Promise<void> {
  await page.getByTestId('badge').fill(badge)
  await page.getByTestId('pin').fill(pin)
  await page.getByTestId('sign-in').click()
  await expect(page.getByTestId('badge')).toHaveCount(0)
}

const picture = async (name: string): Promise<void> => {
  if (out !== undefined) await page.screenshot({ path: join(out, `${name}.png`) })
}

test('R30 no screen has a serious fault for axe, in Chinese and English, at both sizes', async () => {
  const found: string[] = []
  found.push(...(await faults('sign-in')))
  await picture('sign-in')
  await signIn('T1001', '1001')
  for (const locale of ['zh-CN', 'en']) {
    await prefs({ locale })
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const path of screens) {
        await show(path)
        const name = `${path.replaceAll(/\W+/g, '-')}-${locale}-${size.width}`
        // Names and roles were all looked at in the first size; a larger window can only change what the layout decides.
        found.push(...(await faults(name, size === sizes[0] ? null : layoutRules)))
        await picture(`screen${name}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
        expect(wide, `${name} scrolls sideways`).toBe(false)
      }
    }
  }
  const unitId = await page.evaluate(async () => {
    const { bench: bridge } = window as unknown as { bench: { invoke: (n: string, i: unknown) => Promise<{ value: { units: { id: string }[] } }> } }
    return (await bridge.invoke('stock.list', { states: ['in-stock'], componentClass: null, abo: null, text: '', limit: 1 })).value.units[0]?.id ?? ''
  })
  await show(`/stock/${unitId}`)
  await picture('unit')
  found.push(...(await faults('unit')))
  expect(found).toEqual([])
})

test('R30 F1 explains every screen, Shift+F1 lists its keys, Esc goes back to the work', async () => {
  await page.setViewportSize(sizes[0])
  await prefs({ locale: 'zh-CN' })
  for (const [path, name] of [['/', 'home'], ['/receiving', 'receiving'], ['/numbering', 'numbering'], ['/testing', 'testing'], ['/issuing', 'issuing'], ['/stock', 'stock'], ['/settings', 'settings']] as const) {
    await show(path)
    await page.keyboard.press('F1')
    await expect(page.getByTestId('help-page')).toHaveAttribute('data-page', name)
    if (name === 'issuing') expect(await faults('help')).toEqual([])
    await picture(`help-${name}`)
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('help-page')).toHaveCount(0)
  }
  await show('/settings?tab=people')
  await expect(page.getByRole('button', { name: /登记人员/ })).toBeVisible()
  await page.keyboard.press('Shift+F1')
  const keys = page.getByTestId('key-map')
  await expect(keys.locator('[data-key=N]')).toContainText('登记人员')
  await expect(keys.locator('[data-key=F3]')).toContainText('入库')
  await expect(keys.locator('[data-key=Esc]')).toContainText('返回')
  await picture('help-keys')
  await page.keyboard.press('Escape')
  // F1 also over a dialog: the keys are then the dialog's.
  await page.keyboard.press('Control+k')
  await page.keyboard.press('F1')
  await expect(page.getByTestId('help-page')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('help-page')).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
})

test('R30 large text and high contrast keep every screen whole, and the choice stays', async () => {
  await page.keyboard.press('Control+d')
  await picture('display')
  await page.keyboard.press('2')
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
  await page.keyboard.press('5')
  await expect(page.getByRole('radio', { name: /特大/ })).toBeChecked()
  await page.keyboard.press('Escape')
  const found: string[] = []
  for (const path of ['/', '/receiving', '/numbering', '/issuing', '/settings?tab=people']) {
    await show(path)
    await picture(`large${path.replaceAll(/\W+/g, '-')}`)
    found.push(...(await faults(`high ${path}`)))
    const { main, window } = await page.evaluate(() => ({ main: document.querySelector('main')?.getBoundingClientRect().bottom ?? 0, window: innerHeight }))
    expect(main, `${path} ends above the edge`).toBeLessThanOrEqual(window + 1)
  }
  expect(found).toEqual([])
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
  await prefs({ contrast: 'normal', textSize: 'normal' })
})

test('R30 the practice scanner covers nothing', async () => {
  await show('/receiving')
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('practice-scanner')).toBeVisible()
  await picture('practice-scanner')
  const over = await page.evaluate(() => {
    const panel = document.querySelector('[data-testid=practice-scanner]')?.getBoundingClientRect()
    return [...document.querySelectorAll('main, aside')].some((e) => e.getBoundingClientRect().right > (panel?.left ?? 0) + 1)
  })
  expect(over).toBe(false)
  await page.keyboard.press('Control+p')
})

test('R26 an idle screen warns, locks, and gives the same person the same work back; another starts afresh', async () => {
  await page.clock.install()
  await page.evaluate(() => (window as unknown as { bench: { invoke: (n: string, i: unknown) => Promise<unknown> } }).bench.invoke('identity.setIdleLock', { minutes: 1 }))
  await show('/settings?tab=people')
  await page.getByTestId('add-person').click()
  await page.getByRole('dialog').getByLabel('姓名', { exact: false }).fill('新同事')
  await page.clock.runFor(32_000)
  await expect(page.getByTestId('idle-warning')).toBeVisible()
  await picture('idle-warning')
  await page.keyboard.press('Shift')
  await expect(page.getByTestId('idle-warning')).toHaveCount(0)
  await page.clock.runFor(62_000)
  await expect(page.getByTestId('sign-in')).toBeVisible()
  await expect(page.getByText('新同事')).toBeHidden()
  await picture('locked')
  await signIn('T1001', '1001')
  await expect(page.getByRole('dialog').getByLabel('姓名', { exact: false })).toHaveValue('新同事')
  await picture('unlocked')
  await page.clock.runFor(62_000)
  await expect(page.getByTestId('sign-in')).toBeVisible()
  await signIn('T1002', '1002')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
