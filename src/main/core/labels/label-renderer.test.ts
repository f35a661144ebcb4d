import { afterEach, expect, test, vi } from 'vitest'
import { LabelRenderer } from './label-renderer.ts'
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
  expect(result).toMatchObject({ ok: true, value: { width: 480, height: 320 } })
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
  const one = renderer({ workerPath: crashingWorker, timeoutMs: 1_500 })
  await one.ready()
  expect(await one.render({ ...sampleLabel, selfNumber: 'HANG' })).toMatchObject({ ok: false, error: { code: 'labels.renderer-crashed' } })
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
