import { expect, test } from 'vitest'
import { bagAnswer } from './bag-answer.ts'

const failed = (code: string) => ({ ok: false, error: { code, params: {}, traceId: 't' } }) as const

test('R20 an issue that the server has not answered is neither issued nor refused', () => {
  expect(bagAnswer(failed('sync.undecided'))).toEqual({ state: 'undecided', error: null })
  expect(bagAnswer({ ok: true, value: {} })).toEqual({ state: 'issued', error: null })
  expect(bagAnswer(failed('issuing.not-holder')).state).toBe('refused')
  // Core was lost and did not come back: asked again by hand, as before.
  expect(bagAnswer(failed('ipc.core-lost')).state).toBe('refused')
})
