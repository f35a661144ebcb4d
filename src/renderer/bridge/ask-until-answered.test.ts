import { expect, test } from 'vitest'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { askUntilAnswered } from './ask-until-answered.ts'

const failed = (code: string): Envelope<unknown> => ({ ok: false, error: { code, params: {}, traceId: 't' } })

function ports(answers: readonly Envelope<unknown>[], ready = true) {
  const asks: number[] = []
  const waits: boolean[] = []
  return {
    asks,
    waits,
    ask: () => {
      asks.push(asks.length)
      return Promise.resolve(answers[asks.length - 1] ?? failed('test.ran-out'))
    },
    coreReady: () => Promise.resolve(ready),
    sleep: () => Promise.resolve(),
    waiting: (now: boolean) => void waits.push(now)
  }
}

test('a command whose core was lost is asked again until it is answered', async () => {
  const p = ports([failed('ipc.core-lost'), failed('ipc.core-restarting'), failed('ipc.timeout'), { ok: true, value: 7 }])
  expect(await askUntilAnswered(p)).toEqual({ ok: true, value: 7 })
  expect(p.asks).toHaveLength(4)
  expect(p.waits).toEqual([true, false, true, false, true, false])
})

test('a refusal by a rule is an answer and is not asked again', async () => {
  const p = ports([failed('issue.expired'), { ok: true, value: 1 }])
  expect(await askUntilAnswered(p)).toEqual(failed('issue.expired'))
  expect(p.asks).toHaveLength(1)
})

test('a core that does not come back ends the wait with the last answer', async () => {
  const p = ports([failed('ipc.core-lost'), { ok: true, value: 1 }], false)
  expect(await askUntilAnswered(p)).toEqual(failed('ipc.core-lost'))
  expect(p.waits).toEqual([true, false])
})

test('asking ends after a bounded number of timeouts', async () => {
  const p = ports(Array.from({ length: 40 }, () => failed('ipc.timeout')))
  expect(await askUntilAnswered(p)).toEqual(failed('ipc.timeout'))
  expect(p.asks).toHaveLength(12)
})
