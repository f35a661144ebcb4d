import type { Page } from '@playwright/test'
import type { BenchWindow } from '../../src/shared/ipc/bench-api.ts'
import type { Envelope } from '../../src/shared/ipc/envelope.ts'

/** Calls over the real bridge of the page, past the screens. */
export function invokeInPage(page: Page, name: string, input: unknown): Promise<Envelope<unknown>> {
  return page.evaluate(([n, i]) => (globalThis as unknown as BenchWindow).bench.invoke(n as string, i), [name, input])
}
