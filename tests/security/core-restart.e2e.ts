import { expect, test } from '@playwright/test'
import { launchBench } from '../support/launch-bench.ts'
import { invokeInPage } from '../support/page-bridge.ts'

test('R18 a killed core is started again, the page is told, and the bench quits cleanly', async () => {
  const bench = await launchBench({ practice: 'full' })
  await bench.page.evaluate(() => {
    const holder = globalThis as unknown as { states: string[]; bench: { on: (name: string, handler: (p: unknown) => void) => void } }
    holder.states = []
    holder.bench.on('core', (payload) => holder.states.push((payload as { state: string }).state))
  })
  const states = () => bench.page.evaluate(() => (globalThis as unknown as { states: string[] }).states)
  await expect.poll(async () => (await states()).at(-1)).toBe('ready')
  const before = await bench.corePid()
  process.kill(before, 'SIGKILL')
  await expect.poll(async () => (await states()).slice(-2)).toEqual(['restarting', 'ready'])
  const after = await bench.corePid()
  expect(after).not.toBe(before)
  expect(await invokeInPage(bench.page, 'db.run', {})).toMatchObject({ error: { code: 'ipc.unknown-call' } })
  await bench.close()
  expect(() => process.kill(after, 0)).toThrow()
})
