import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { CoreConfig } from '../../../shared/ipc/link.ts'
import { CoreHost, usualTimes } from './core-host.ts'
import type { CoreHostTimes, CoreState } from './core-host.ts'
import { forkTransport } from './fork-transport.ts'

// A real child process that speaks the link of shared/ipc/link.ts and misbehaves on request.
const standIn = `
let pongs = true
process.on('message', (m) => {
  const reply = (value) => process.send({ t: 'reply', id: m.id, envelope: { ok: true, value } })
  if (m.t === 'init') {
    if (m.config.resourcesDir === 'fatal') return process.send({ t: 'fatal', code: 'store.from-the-future', detail: '9' })
    if (m.config.resourcesDir === 'dies') return process.exit(0)
    process.send({ t: 'session', capabilities: ['a'] })
    process.send({ t: 'ready', version: '1' })
  } else if (m.t === 'ping') { if (pongs) process.send({ t: 'pong', id: m.id })
  } else if (m.t === 'stop') { if (pongs) process.send({ t: 'goodbye' }, () => process.exit(0))
  } else if (m.name === 'echo') reply(m.input)
  else if (m.name === 'die') process.kill(process.pid, 'SIGKILL')
  else if (m.name === 'hang') { pongs = false }
  else if (m.name === 'leave') process.exit(0)
  else if (m.name === 'event') process.send({ t: 'event', name: 'scan', payload: m.input })
  else if (m.name === 'nonsense') { process.send({ t: 'what' }); reply(1) }
})
process.on('disconnect', () => process.exit(0))
`
const entry = path.join(mkdtempSync(path.join(os.tmpdir(), 'hemobench-host-')), 'core.cjs')
writeFileSync(entry, standIn)

const config: CoreConfig = { dataDir: '', databaseKey: '', bootId: '', resourcesDir: '', practice: 'full' }
const hosts: CoreHost[] = []
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.stop())))

function open(resourcesDir = '', times: Partial<CoreHostTimes> = {}) {
  const states: CoreState[] = []
  const events: unknown[] = []
  const seen = { starts: 0, session: [] as readonly string[] }
  const host = new CoreHost(
    {
      start: forkTransport(entry, process.execPath),
      config: { ...config, resourcesDir },
      refuse: (code, name) => ({ ok: false, error: { code, params: { name }, traceId: '' } }),
      onState: (state) => states.push(state),
      onEvent: (name, payload) => events.push([name, payload]),
      onSession: (capabilities) => (seen.session = capabilities),
      onStarted: () => (seen.starts += 1),
      onLine: () => undefined,
      log: () => undefined
    },
    { ...usualTimes, ...times }
  )
  hosts.push(host)
  host.start()
  const reaches = (state: CoreState['state']) => expect.poll(() => host.state.state, { timeout: 10_000, interval: 5 }).toBe(state)
  return { host, states, events, seen, reaches }
}

const codeOf = async (answer: ReturnType<CoreHost['call']>): Promise<string> => {
  const envelope = await answer
  return envelope.ok ? 'ok' : envelope.error.code
}

describe('R18 core host', () => {
  it('R18 a call before core is ready is refused at once, not queued', async () => {
    const { host, reaches } = open()
    expect(await codeOf(host.call('echo', 1))).toBe('ipc.core-restarting')
    await reaches('ready')
    expect(await host.call('echo', { bytes: new Uint8Array([1]), big: 5n })).toEqual({ ok: true, value: { bytes: new Uint8Array([1]), big: 5n } })
  })

  it('R18 when core is killed the call in flight is answered as lost and core is ready again', async () => {
    const { host, states, seen, reaches } = open()
    await reaches('ready')
    expect(await codeOf(host.call('die', null))).toBe('ipc.core-lost')
    await reaches('ready')
    expect(await codeOf(host.call('echo', 1))).toBe('ok')
    expect(states.map((s) => s.state)).toEqual(['ready', 'restarting', 'ready'])
    expect(seen).toEqual({ starts: 2, session: ['a'] })
  })

  it('R18 an exit with code 0 but without a goodbye is a crash', async () => {
    const { host, seen, reaches } = open()
    await reaches('ready')
    expect(await codeOf(host.call('leave', null))).toBe('ipc.core-lost')
    await reaches('ready')
    expect(seen.starts).toBe(2)
  })

  it('R18 a core that no longer answers pings is killed and started again', async () => {
    const { host, reaches } = open('', { pingMs: 50, hungMs: 500 })
    await reaches('ready')
    expect(await codeOf(host.call('hang', null))).toBe('ipc.core-lost')
    await reaches('ready')
  })

  it('R18 a core that dies at every start is given up and the screen is told', async () => {
    const { states, seen, reaches } = open('dies')
    await reaches('failed')
    expect(seen.starts).toBe(8)
    expect(states.at(-1)?.detail).toContain('again and again')
  }, 30_000)

  it('R18 a core that refuses to start is not started again', async () => {
    const { states, seen, reaches } = open('fatal')
    await reaches('failed')
    expect(states.at(-1)?.detail).toBe('store.from-the-future: 9')
    expect(seen.starts).toBe(1)
  })

  it('R18 a call without an answer ends as unknown after the time-out', async () => {
    const { host, reaches } = open('', { callMs: 100 })
    await reaches('ready')
    expect(await codeOf(host.call('silent', null))).toBe('ipc.timeout')
  })

  it('R18 events of core are handed on, and nonsense on the link is dropped', async () => {
    const { host, events, reaches } = open()
    await reaches('ready')
    expect(await codeOf(host.call('nonsense', null))).toBe('ok')
    void host.call('event', { raw: '=A' })
    await expect.poll(() => events).toEqual([['scan', { raw: '=A' }]])
  })

  it('R18 stop waits for the goodbye and kills a core that says none', async () => {
    const polite = open()
    await polite.reaches('ready')
    await polite.host.stop()
    expect(polite.states.map((s) => s.state)).toEqual(['ready'])
    const hung = open('', { stopMs: 200 })
    await hung.reaches('ready')
    void hung.host.call('hang', null)
    await hung.host.stop()
    expect(hung.seen.starts).toBe(1)
  })

  it('R18 no core can be started without its Node', async () => {
    const detail = await new Promise<string>((resolve) => {
      forkTransport(entry, '/nowhere/node')({ onMessage: () => undefined, onExit: resolve, onLine: () => undefined })
    })
    expect(detail).toContain('cannot start')
  })
})
