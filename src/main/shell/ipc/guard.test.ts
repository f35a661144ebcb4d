import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { guardCall } from './guard.ts'
import type { GuardPorts } from './guard.ts'

const sender = { url: 'bench://app/#/home', isMainFrame: true, webContentsId: 1 }
const greeting = { capability: 'greet.say', input: z.object({ to: z.object({ name: z.string() }) }), output: z.object({ text: z.string() }) }

function ports(change: Partial<GuardPorts> = {}) {
  const asked = vi.fn<GuardPorts['askCore']>(async (): Promise<Envelope<unknown>> => ({ ok: true, value: { text: 'hello', secret: 1 } }))
  const onRefusal = vi.fn<GuardPorts['onRefusal']>()
  const all: GuardPorts = {
    contract: {
      'greet.say': greeting,
      'greet.anyone': { ...greeting, capability: null },
      'greet.signed-in': { ...greeting, capability: 'session' }
    },
    knownWindows: () => new Set([1]),
    capabilities: () => new Set(['greet.say']),
    askCore: asked,
    newTraceId: () => 'trace-1',
    onRefusal,
    ...change
  }
  return { all, asked, onRefusal }
}

const input = { to: { name: 'x' } }
const codeOf = (envelope: Envelope<unknown>): string => (envelope.ok ? 'ok' : envelope.error.code)

describe('R18 the guard of the bridge', () => {
  it.each([
    ['no frame', null],
    ['a sub-frame', { ...sender, isMainFrame: false }],
    ['an unknown window', { ...sender, webContentsId: 2 }],
    ['a web page', { ...sender, url: 'https://app/' }],
    ['another host of the scheme', { ...sender, url: 'bench://app.evil/' }],
    ['a port', { ...sender, url: 'bench://app:80/' }],
    ['a user', { ...sender, url: 'bench://app@evil/' }],
    ['no URL', { ...sender, url: '' }]
  ])('R18 a call from %s is refused before anything else is looked at', async (_case, from) => {
    const { all, asked } = ports()
    expect(codeOf(await guardCall(all, { sender: from, name: 'nonsense', input: null }))).toBe('ipc.bad-sender')
    expect(asked).not.toHaveBeenCalled()
  })

  it.each(['db.run', '__proto__', 'constructor', 7, null])('R18 the unknown call %s is refused', async (name) => {
    const { all, asked } = ports()
    expect(codeOf(await guardCall(all, { sender, name, input }))).toBe('ipc.unknown-call')
    expect(asked).not.toHaveBeenCalled()
  })

  it('R18 a call without its capability is refused before its input is read', async () => {
    const { all } = ports({ capabilities: () => new Set(['other']) })
    expect(codeOf(await guardCall(all, { sender, name: 'greet.say', input: 'bad' }))).toBe('ipc.not-allowed')
  })

  it('R18 before sign-in only the calls that need no session go through', async () => {
    const { all } = ports({ capabilities: () => new Set() })
    expect(codeOf(await guardCall(all, { sender, name: 'greet.signed-in', input }))).toBe('ipc.not-allowed')
    expect(codeOf(await guardCall(all, { sender, name: 'greet.anyone', input }))).toBe('ok')
    expect(codeOf(await guardCall(ports().all, { sender, name: 'greet.signed-in', input }))).toBe('ok')
  })

  it('R18 a bad input is refused with its path, and neither core nor the log sees it', async () => {
    const { all, asked, onRefusal } = ports()
    const answer = await guardCall(all, { sender, name: 'greet.say', input: { to: { name: 12345 } } })
    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.bad-input', traceId: 'trace-1', params: { path: 'to.name', name: 'greet.say' } } })
    expect(asked).not.toHaveBeenCalled()
    expect(onRefusal).toHaveBeenCalledWith({ name: 'greet.say', code: 'ipc.bad-input', traceId: 'trace-1', path: 'to.name' })
    expect(JSON.stringify(onRefusal.mock.calls)).not.toContain('12345')
  })

  it('R18 an answer of core that is not in the contract is not shown', async () => {
    const { all } = ports({ askCore: async () => ({ ok: true, value: { text: 5 } }) })
    expect(await guardCall(all, { sender, name: 'greet.say', input })).toMatchObject({
      error: { code: 'ipc.bad-output', params: { path: 'text' } }
    })
  })

  it('R18 only what the contract names leaves and enters', async () => {
    const { all, asked } = ports()
    expect(await guardCall(all, { sender, name: 'greet.say', input: { ...input, extra: 1 } })).toEqual({ ok: true, value: { text: 'hello' } })
    expect(asked).toHaveBeenCalledWith('greet.say', input)
  })

  it('R18 a refusal of core is handed on as it is', async () => {
    const error = { code: 'stock.not-found', params: { din: 'A' }, traceId: 't' }
    const { all } = ports({ askCore: async () => ({ ok: false, error }) })
    expect(await guardCall(all, { sender, name: 'greet.say', input })).toEqual({ ok: false, error })
  })
})
