import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { encodeDin } from '../../src/shared/barcode/encode.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench } from '../support/launch-bench.ts'
import { invokeInPage } from '../support/page-bridge.ts'
import { dinOf, numberOf } from './invented-documents.ts'
import { percentile, round, type Row } from './measure.ts'
import { PERF_KEY } from './perf-bench.ts'

export interface Painted {
  /** Holds `data/bench.db`; becomes the user-data folder of the app. */
  readonly folder: string
  readonly size: number
  readonly scans: number
}

const now = (): number => performance.timeOrigin + performance.now()
// Without it the scans lock to the frame, and only one phase of it is measured.
const jitter = (): Promise<void> => sleep(60 + Math.random() * 90)

/** Scanner byte → verdict painted, and cold start, in the real Electron over a serial line. */
export async function paintedRows({ folder, size, scans }: Painted): Promise<Row[]> {
  writeFileSync(join(folder, 'database-key.practice'), PERF_KEY, { mode: 0o600 })
  const scanner = await VirtualScanner.plug()
  const from = now()
  const bench = await launchBench({ practice: 'full', userDataDir: folder })
  try {
    const { page } = bench
    await page.getByTestId('sign-in').waitFor()
    const usable = now() - from
    await page.getByTestId('badge').fill('T1001')
    await page.getByTestId('pin').fill('1001')
    await page.getByTestId('sign-in').click()
    await page.getByTestId('badge').waitFor({ state: 'detached' })
    const saved = await invokeInPage(page, 'ops.saveDevice', { device: { id: uuidv7(), kind: 'serial-scanner', name: '扫描枪', path: scanner.path, baudRate: 9600 } })
    if (!saved.ok) throw new Error(saved.error.code)
    const eyes = await Eyes.open(page)
    await page.keyboard.press('F6')
    await page.getByRole('main').getByRole('heading', { level: 1, name: /发血/ }).waitFor()
    await sleep(1500)
    const first = await eyes.see(() => scanner.scan('REQ26110001'))
    const issue: number[] = []
    const floor: number[] = []
    for (let i = 0; i < scans; i += 1) {
      const bag = ((i * 7919) % (size / 50 - 1)) * 50
      await jitter()
      scanner.scan(numberOf(bag))
      await jitter()
      issue.push(await eyes.see(() => scanner.scan(encodeDin(dinOf(bag)))))
      await jitter()
      floor.push(await eyes.floor(i))
    }
    await page.keyboard.press('F7')
    await page.getByTestId('stock-count').waitFor()
    const lookUp: number[] = []
    for (let i = 0; i < scans; i += 1) {
      await jitter()
      lookUp.push(await eyes.see(() => scanner.scan(numberOf((i * 7919) % size)), 'page'))
    }
    const [p50, p99, l50, l99] = [percentile(issue, 0.5), percentile(issue, 0.99), percentile(lookUp, 0.5), percentile(lookUp, 0.99)]
    const row = (what: string, ours: number, limit: number | null, peer: number | null = null): Row => ({
      what, size, ours: round(ours, 1), peer: peer === null ? null : round(peer, 1), unit: peer === null ? 'ms' : 'ms (peer: one bare word painted in the same page)', ratio: peer === null ? null : round(ours / peer, 2), hold: limit === null ? '—' : `≤ ${limit} ms`, held: limit === null ? null : ours <= limit
    })
    const [f50, f99] = [percentile(floor, 0.5), percentile(floor, 0.99)]
    return [
      row('cold start to the sign-in screen', usable, 2500),
      row('scanner byte → verdict painted: first of the shift', first, 150),
      row('scanner byte → verdict painted, at issue, p50', p50, 30, f50),
      row('scanner byte → verdict painted, at issue, p99', p99, 80, f99),
      row('scanner byte → verdict painted, stock look-up that opens the bag, p50', l50, null),
      row('scanner byte → verdict painted, stock look-up that opens the bag, p99', l99, null)
    ]
  } finally {
    await bench.close()
    await scanner.dispose()
  }
}

interface Sight {
  readonly name: string
  /** Page clock: timeOrigin + renderTime. */
  readonly at: number
}

/** Sees verdicts as they are painted: Element Timing where there is an entry, else the second frame after the change. */
class Eyes {
  readonly #page: Page
  #offset = 0
  #seen: ((sight: Sight) => void) | null = null

  private constructor(page: Page) {
    this.#page = page
  }

  static async open(page: Page): Promise<Eyes> {
    const eyes = new Eyes(page)
    await page.exposeFunction('hemobenchPainted', (sight: Sight) => eyes.#seen?.(sight))
    await page.evaluate(() => {
      const tell = (globalThis as unknown as { hemobenchPainted: (sight: { name: string; at: number }) => void }).hemobenchPainted
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { renderTime: number; identifier: string })[]) {
          if (entry.identifier.startsWith('verdict-') || entry.identifier.startsWith('floor-')) tell({ name: entry.identifier, at: performance.timeOrigin + entry.renderTime })
        }
      }).observe({ type: 'element', buffered: false } as PerformanceObserverInit)
      // A look-up answers with the bag's page, not with a verdict: the frame after the one that was drawn with it.
      let last = ''
      new MutationObserver(() => {
        const done = document.querySelector('[data-scan][data-state=done]')?.getAttribute('data-scan') ?? ''
        if (done === last) return
        last = done
        requestAnimationFrame(() => requestAnimationFrame(() => tell({ name: `page-${done}`, at: performance.timeOrigin + performance.now() })))
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })
    })
    await eyes.#align()
    return eyes
  }

  /** Milliseconds from the act to what it made appear. */
  async see(act: () => void, what: 'verdict' | 'page' = 'verdict'): Promise<number> {
    let from = 0
    const painted = await this.#next(what, () => {
      from = now()
      act()
    })
    return painted.at + this.#offset - from
  }

  async #next(what: string, act: () => void | Promise<void>): Promise<Sight> {
    const painted = new Promise<Sight>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${what} was painted in 10 s`)), 10_000)
      this.#seen = (sight) => {
        if (!sight.name.startsWith(`${what}-`)) return
        clearTimeout(timer)
        this.#seen = null
        resolve(sight)
      }
    })
    await act()
    return await painted
  }

  /** Milliseconds until one bare word is painted in the same page: what frame and paint cost here, whatever the program does. */
  async floor(i: number): Promise<number> {
    let from = 0
    const painted = await this.#next('floor', async () => {
      from = await this.#page.evaluate((n) => {
        document.getElementById('hemobench-floor')?.remove()
        const word = document.createElement('span')
        word.id = 'hemobench-floor'
        word.setAttribute('elementtiming', `floor-${n}`)
        word.style.cssText = 'position:fixed;left:200px;top:2px;font-size:34px;z-index:9999'
        word.textContent = String(n)
        document.body.append(word)
        return performance.timeOrigin + performance.now()
      }, i)
    })
    return painted.at - from
  }

  /** Both clocks run on one machine but start from their own origin: the shortest of many round trips tells the difference. */
  async #align(): Promise<void> {
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < 40; i += 1) {
      const before = now()
      const theirs = await this.#page.evaluate(() => performance.timeOrigin + performance.now())
      const after = now()
      if (after - before < best) {
        best = after - before
        this.#offset = (before + after) / 2 - theirs
      }
    }
  }
}
