import { afterEach, expect, test, vi } from 'vitest'
import { LabelRenderer } from './label-renderer.ts'
import { templateFile } from './template-files.ts'
import { assetPaths, sampleLabel, sampleSlip } from './test-support/sample-label.ts'

const workerPath = new URL('./label-worker.ts', import.meta.url)
const crashingWorker = new URL('./test-support/crashing-label-worker.ts', import.meta.url)
const { resourcesDir } = assetPaths
const open: LabelRenderer[] = []

interface Options {
  readonly workerPath: URL
  readonly resourcesDir?: string
  readonly timeoutMs?: number
}

function renderer(options: Options = { workerPath }): LabelRenderer {
  const one = new LabelRenderer({ resourcesDir, ...options })
  open.push(one)
  return one
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()))
})

test('the worker answers a label as ZPL and PNG of one size', async () => {
  const result = await renderer().render(sampleLabel)
  expect(result).toMatchObject({ ok: true, value: { width: 480, height: 320, template: '60x40', widthMm: 60, heightMm: 40, dpi: 203 } })
  expect(result.ok && Buffer.from(result.value.zpl).toString('latin1', 0, 3)).toBe('^XA')
  expect(result.ok && Buffer.from(result.value.png).toString('latin1', 1, 4)).toBe('PNG')
})

test('the worker answers a PDF of several labels, and refuses the whole file for one bad label', async () => {
  const one = renderer()
  const [pdf, refused, slip] = await Promise.all([
    one.renderPdf([sampleLabel, sampleLabel]),
    one.renderPdf([sampleLabel, { ...sampleLabel, location: '😀' }]),
    one.renderSlip(sampleSlip)
  ])
  for (const file of [pdf, slip]) expect(file.ok && Buffer.from(file.value).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(refused).toMatchObject({ ok: false, error: { code: 'labels.missing-glyph' } })
})

test('a worker that dies answers its labels with a fault and the next label is drawn by a new one', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const one = renderer({ workerPath: crashingWorker })
  await one.ready()
  const results = await Promise.all([one.render({ ...sampleLabel, selfNumber: 'CRASH' }), one.render(sampleLabel)])
  for (const result of results) expect(result).toEqual({ ok: false, error: { code: 'labels.renderer-crashed', params: {} } })
  expect(await one.render(sampleLabel)).toMatchObject({ ok: true })
})

test('a worker that hangs is ended like one that died', async () => {
  const one = renderer({ workerPath: crashingWorker, timeoutMs: 3_000 })
  await one.ready()
  expect(await one.render({ ...sampleLabel, selfNumber: 'HANG' })).toMatchObject({ ok: false, error: { code: 'labels.renderer-crashed' } })
  await one.ready()
  expect(await one.render(sampleLabel)).toMatchObject({ ok: true })
})

test('a worker that cannot start answers with a fault each time and does not loop', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  errors.mockClear()
  const one = renderer({ workerPath, resourcesDir: '/nonexistent' })
  await one.ready()
  expect(await one.render(sampleLabel)).toMatchObject({ ok: false, error: { code: 'labels.renderer-crashed' } })
  expect(errors).toHaveBeenCalledTimes(2)
})

test('a stopped renderer says so', async () => {
  const one = renderer()
  const pending = one.render(sampleLabel)
  await one.stop()
  expect(await pending).toMatchObject({ ok: false, error: { code: 'labels.renderer-stopped' } })
  expect(await one.render(sampleLabel)).toMatchObject({ ok: false, error: { code: 'labels.renderer-stopped' } })
})

test('40 labels asked for at once are drawn in bounded memory', async () => {
  const one = renderer()
  const numbers = Array.from({ length: 40 }, (_, i) => `A26${String(i).padStart(5, '0')}`)
  const batch = () => Promise.all(numbers.map((selfNumber) => one.render({ ...sampleLabel, selfNumber })))
  await batch()
  const before = process.memoryUsage().rss
  const results = await batch()
  expect(results.every((result) => result.ok)).toBe(true)
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(60)
})

test('design 9 a batch of 200 labels in two sizes and resolutions is drawn in bounded memory, the next while one prints', { timeout: 40_000 }, async () => {
  const one = renderer()
  const [large, small] = [templateFile(resourcesDir, '60x40'), templateFile(resourcesDir, '40x30')]
  const target = { language: 'zpl', dpi: 300, gapMm: 2 } as const
  const content = (i: number) => ({ ...sampleLabel, selfNumber: `A26${String(i).padStart(5, '0')}` })
  const batch = async (from: number, count: number): Promise<void> => {
    for (let i = from; i < from + count; i++) {
      if (i % 50 === 0) one.use(i % 100 === 0 ? large : small)
      const drawn = one.renderFor(content(i), { ...target, dpi: i % 2 === 0 ? 300 : 203 })
      one.prefetch(content(i + 1), { ...target, dpi: i % 2 === 0 ? 203 : 300 })
      expect((await drawn).ok).toBe(true)
    }
  }
  await batch(0, 20)
  const [before, from] = [process.memoryUsage.rss(), performance.now()]
  await batch(20, 200)
  const [grown, took] = [(process.memoryUsage.rss() - before) / 2 ** 20, performance.now() - from]
  console.log(`200 labels: ${Math.round(took)} ms, RSS ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB, grown ${Math.round(grown)} MB`)
  expect(grown).toBeLessThan(160)
  expect(took).toBeLessThan(20_000)
})

test('R05 a label drawn ahead with another template or for another number is not taken', async () => {
  const one = renderer()
  const target = { language: 'zpl', dpi: 203, gapMm: 2 } as const
  const width = (bytes: Uint8Array) => /\^PW(\d+)/.exec(Buffer.from(bytes).toString('latin1', 0, 40))?.[1]
  one.prefetch(sampleLabel, target)
  one.use(templateFile(resourcesDir, '40x30'))
  const small = await one.renderFor(sampleLabel, target)
  one.prefetch(sampleLabel, target)
  const other = await one.renderFor({ ...sampleLabel, selfNumber: 'A2600124' }, target)
  expect(small.ok && width(small.value)).toBe('320')
  expect(other.ok && small.ok && Buffer.compare(other.value, small.value)).not.toBe(0)
})
