import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestBench } from '../../bench.test-support.ts'

const file = (name: string): string => readFileSync(join(import.meta.dirname, '../../../../../resources/label-templates', `${name}.json`), 'utf8')
const named = (name: string, change: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ ...(JSON.parse(file('50x30')) as object), ...change, name })

let bench: TestBench
beforeEach(async () => {
  bench = await new TestBench().open('full')
  // The head of the laboratory may set up.
  await bench.signIn('T1001', '1001')
})
afterEach(() => bench.dispose())

test('R19 a template is put into use from the next label on and stays so after a restart', async () => {
  const { templates, chosen, dpis } = await bench.must('labels.templates', {})
  expect(templates.map((t) => [t.name, t.builtIn])).toEqual([['60x40', true], ['50x30', true], ['40x30', true]])
  expect([chosen, dpis]).toEqual(['60x40', [203]])
  await bench.must('labels.chooseTemplate', { name: '40x30' })
  const jobId = await printed()
  expect(await bench.must('labels.preview', { jobId })).toMatchObject({ template: '40x30', widthMm: 40, heightMm: 30, dpi: 203, reprint: 1 })
  await bench.reopen()
  await bench.signIn('T1001', '1001')
  expect(await bench.must('labels.preview', { jobId })).toMatchObject({ template: '40x30' })
})

test('R19 a try-out shows what this bench would print, stores nothing, and names what stands against it', async () => {
  const tried = await bench.must('labels.tryTemplate', { text: file('50x30'), dpi: 300 })
  expect(tried).toMatchObject({ width: 591, height: 354, problem: null })
  expect(new Set(tried.labels.map((l) => l.sample))).toEqual(new Set(['normal', 'negative', 'reprint', 'longest']))
  for (const label of tried.labels) expect(label.dataUrl).toMatch(/^data:image\/png;base64,/)
  const { texts } = JSON.parse(file('50x30')) as { texts: { component: object } }
  const tight = named('tight', { texts: { ...texts, component: { ...texts.component, w: 12, lines: 1 } } })
  const refused = await bench.must('labels.tryTemplate', { text: tight, dpi: 203 })
  expect(refused.problem).toMatchObject({ code: 'labels.no-room', params: { box: 'texts.component' } })
  expect(await bench.code('labels.saveTemplate', { text: tight })).toBe('labels.no-room')
  expect((await bench.must('labels.tryTemplate', { text: '{', dpi: 203 })).problem).toMatchObject({ code: 'labels.template-malformed' })
  expect((await bench.must('labels.templates', {})).templates).toHaveLength(3)
})

test('R19 a template of the house is imported, used, exported, and removed when it is no longer in use', async () => {
  expect(await bench.must('labels.saveTemplate', { text: named('我院 50x30') })).toEqual({ name: '我院 50x30' })
  await bench.must('labels.chooseTemplate', { name: '我院 50x30' })
  const { templates, chosen } = await bench.must('labels.templates', {})
  expect(chosen).toBe('我院 50x30')
  expect(JSON.parse(templates.find((t) => t.name === chosen)?.text ?? '')).toMatchObject(JSON.parse(named('我院 50x30')) as object)
  expect(await bench.code('labels.removeTemplate', { name: '我院 50x30' })).toBe('labels.template-in-use')
  await bench.must('labels.chooseTemplate', { name: '50x30' })
  await bench.must('labels.removeTemplate', { name: '我院 50x30' })
  expect(await bench.code('labels.chooseTemplate', { name: '我院 50x30' })).toBe('labels.template-unknown')
  expect(await bench.code('labels.removeTemplate', { name: '40x30' })).toBe('labels.template-built-in')
  expect(await bench.code('labels.saveTemplate', { text: file('40x30') })).toBe('labels.template-built-in')
})

test('R19 a range whose numbers a template cannot hold keeps that template out of use', async () => {
  const [fridge] = (await bench.must('fridges.list', {})).fridges
  const range = { id: uuidv7(), fridgeId: fridge?.id ?? '', prefix: 'WIDEST', digits: 8, start: 1, end: 99_999_999, reset: 'yearly' as const, lowWater: 10 }
  await bench.must('numbering.saveRange', { commandId: uuidv7(), range })
  const refused = await bench.call('labels.chooseTemplate', { name: '40x30' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'labels.no-room', params: { box: 'texts.selfNumber', text: 'WIDEST2699999999' } } })
  expect((await bench.must('labels.templates', {})).chosen).toBe('60x40')
})

test('R19 the resolution is that of the printer', async () => {
  await bench.must('ops.saveDevice', { device: { id: 'fine', kind: 'zpl-tcp-printer', name: '300 dpi', host: '127.0.0.1', port: 9, dpi: 300 } })
  expect((await bench.must('labels.templates', {})).dpis).toEqual([300])
  expect(await bench.must('labels.preview', { jobId: await printed() })).toMatchObject({ dpi: 300 })
})

/** Prints the label of a bag in stock again; it waits for a printer. */
async function printed(): Promise<string> {
  const { units } = await bench.must('stock.list', { states: ['in-stock'], componentClass: null, abo: null, text: '', limit: 1 })
  return (await bench.must('labels.reprint', { commandId: uuidv7(), number: units[0]?.selfNumber ?? '', reason: 'test' })).jobId
}
