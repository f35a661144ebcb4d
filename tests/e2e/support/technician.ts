import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { CallInput, CallName, CallOutput } from '../../../src/shared/ipc/contract.ts'
import type { VirtualScanner } from '../../simulators/virtual-scanner.ts'

const screens = { F2: /今日/, F3: /入库/, F4: /自编号/, F5: /配血/, F6: /发血/, F7: /库存/, F8: /设置/ } as const

export interface Seen {
  readonly kind: string
  /** Code of the refusal, where there is one. */
  readonly code: string | null
  readonly text: string
}

/** What a person does at the bench: scans, presses keys, looks. Every scan goes over the serial line. */
export class Technician {
  readonly page: Page
  readonly scanner: VirtualScanner
  readonly #out: string
  #picture = 0

  constructor(page: Page, scanner: VirtualScanner, out: string) {
    this.page = page
    this.scanner = scanner
    this.#out = join(out, 'screens')
    mkdirSync(this.#out, { recursive: true })
  }

  by(id: string): Locator {
    return this.page.getByTestId(id)
  }

  async picture(name: string): Promise<void> {
    this.#picture += 1
    await this.page.screenshot({ path: join(this.#out, `${String(this.#picture).padStart(2, '0')}-${name}.png`) })
  }

  /** Scans and waits until the bench has said something to it (or knows that half a pair was read). */
  async scan(raw: string): Promise<Seen> {
    const newest = this.page.locator('[data-scan]').first()
    const before = (await newest.count()) === 0 ? 0 : Number(await newest.getAttribute('data-scan'))
    this.scanner.scan(raw)
    await expect(async () => {
      expect(await newest.count()).toBe(1)
      expect(Number(await newest.getAttribute('data-scan'))).toBeGreaterThan(before)
      expect(await newest.getAttribute('data-state')).toBe('done')
    }).toPass({ intervals: [10, 20, 50, 100], timeout: 15_000 })
    return { kind: (await newest.getAttribute('data-verdict-kind')) ?? '', code: await newest.getAttribute('data-code'), text: (await newest.textContent()) ?? '' }
  }

  async go(key: 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8'): Promise<void> {
    await this.page.keyboard.press(key)
    await expect(this.page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(screens[key])
  }

  async signIn(badge: string, pin: string): Promise<void> {
    await this.by('badge').fill(badge)
    await this.by('pin').fill(pin)
    await this.by('sign-in').click()
    await expect(this.by('badge')).toHaveCount(0)
  }

  /** The second person: badge by scanner, PIN by keys, in the dialog that is open. */
  async countersign(badge: string, pin: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    // Waited for: the field may still show the badge that was read before.
    await this.scan(badge)
    await expect(dialog.getByLabel('工号', { exact: false }).first()).toHaveValue(/✓/)
    await dialog.locator('input[type=password]').fill(pin)
    await this.page.keyboard.press('Enter')
  }

  /** Asks core over the page's own bridge: what the screens are held against. */
  async ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const answer = await this.page.evaluate(
      async ([call, value]) => (window as unknown as { bench: { invoke: (n: string, i: unknown) => Promise<unknown> } }).bench.invoke(call, value),
      [name, input] as const
    )
    const envelope = answer as { ok: true; value: CallOutput<N> } | { ok: false; error: { code: string } }
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code}`)
    return envelope.value
  }
}
