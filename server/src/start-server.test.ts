import { mkdtempSync, rmSync } from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeCertificates } from '../test-support/certificates.ts'
import { samplePort, type SampleControl } from '../test-support/sample-port.ts'
import { startTestDatabase, type TestDatabase } from '../test-support/test-database.ts'
import { readConfig } from './platform/config.ts'
import { isAlive } from './platform/embedded/process-facts.ts'
import { openLog } from './platform/log.ts'
import { openPool } from './platform/pool.ts'
import { startServer, type RunningServer } from './start-server.ts'

let database: TestDatabase
let server: RunningServer | null = null
let control: SampleControl

beforeAll(async () => void (database = await startTestDatabase({ migrated: false })))
afterEach(async () => {
  await server?.stop()
  server = null
})
afterAll(() => database.stop())

async function start(environment: Record<string, string> = {}): Promise<RunningServer> {
  const { config } = readConfig({ HEMOBENCH_PORT: '0', DATABASE_URL: database.url, ...environment })
  const openPort = ({ pool }: { readonly pool: TestDatabase['pool'] }) => {
    const sample = samplePort(pool)
    control = sample.control
    return Promise.resolve(sample.port)
  }
  return (server = await startServer({ config, log: openLog({ level: 'silent' }), openPort }))
}

const push = (url: string): Promise<Response> =>
  fetch(`${url}/sync/v1/push`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${control.token}` }, body: JSON.stringify({ incarnation: 1, commands: [], audit: [] }) })

describe('R20 start and stop of the server', () => {
  test('R20 a stop answers the request that runs, takes no new one, ends the pokes and closes the database', async () => {
    const { url, stop, database: opened } = await start()
    let release = (): void => undefined
    control.hold = new Promise((resolve) => (release = resolve))
    const poke = await fetch(`${url}/sync/v1/poke`, { headers: { authorization: `Bearer ${control.token}` } })
    const running = push(url)
    await pause(100)
    const stopped = stop()
    await pause(100)
    await expect(push(url).then((reply) => reply.status, () => 'refused')).resolves.toSatisfy((end: unknown) => end === 'refused' || end === 503)
    release()
    expect((await running).status).toBe(200)
    expect(await poke.text()).toBe('data: 7\n\n')
    await stopped
    expect(control.pushes).toBe(1)
    expect(opened.pool.ended).toBe(true)
    expect(control.pokes.listenerCount('head')).toBe(0)
  })

  test('R20 a request that does not end is cut when the time to stop is over', async () => {
    const { url, stop } = await start({ HEMOBENCH_STOP_SECONDS: '1' })
    let release = (): void => undefined
    control.hold = new Promise((resolve) => (release = resolve))
    const running = push(url).then(
      (reply) => reply.status,
      () => 'cut'
    )
    await pause(100)
    const began = Date.now()
    await stop()
    expect(Date.now() - began).toBeLessThan(3000)
    expect(await running).toBe('cut')
    release()
  })

  test('R20 readiness is false while the database is away and true when it is back; liveness stays', async () => {
    const { url } = await start()
    const ready = async (): Promise<unknown> => {
      const reply = await fetch(`${url}/health/ready`)
      return { status: reply.status, ...((await reply.json()) as object) }
    }
    expect(await ready()).toEqual({ status: 200, ready: true })
    const address = new URL(database.url)
    const name = address.pathname.slice(1)
    address.pathname = '/postgres'
    const admin = openPool({ url: address.toString(), max: 1 })
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    expect(await ready()).toEqual({ status: 503, ready: false, reason: 'database-away' })
    expect((await push(url)).status).toBeGreaterThanOrEqual(500)
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await vi.waitFor(async () => expect(await ready()).toEqual({ status: 200, ready: true }), { timeout: 5000 })
    expect((await push(url)).status).toBe(200)
    await admin.end()
  })

  test('R20 a database of a newer server, one that does not answer and a taken port stop the start with their codes', async () => {
    await database.pool.query("INSERT INTO schema_migration (version, name, checksum) VALUES (9999, '9999-of-the-future.sql', 'x')")
    await expect(start()).rejects.toMatchObject({ code: 'database.newer' })
    await database.pool.query('DELETE FROM schema_migration WHERE version = 9999')
    await expect(start({ DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' })).rejects.toMatchObject({ code: 'database.unreachable', message: expect.not.stringContaining('hunter2') as string })
    const taken = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as net.AddressInfo
    await expect(start({ HEMOBENCH_PORT: String(port) })).rejects.toMatchObject({ code: 'server.port-in-use' })
    taken.close()
  })

  test('R20 with a PostgreSQL of its own the server leaves no process when it stops or cannot start', async () => {
    const data = path.join(mkdtempSync(path.join(os.tmpdir(), 'hemobench-server-')), 'data')
    const open = path.dirname(data)
    const { chmodSync } = await import('node:fs')
    chmodSync(open, 0o755)
    const own = { DATABASE_URL: '', HEMOBENCH_DATA: data }
    const { database: opened, stop } = await start(own)
    const first = opened.embedded?.pid ?? 0
    expect(isAlive(first)).toBe(true)
    await stop()
    expect(isAlive(first)).toBe(false)
    const taken = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    await expect(start({ ...own, HEMOBENCH_PORT: String((taken.address() as net.AddressInfo).port) })).rejects.toMatchObject({ code: 'server.port-in-use' })
    taken.close()
    // The folder is free again, so nothing holds it.
    await (await start(own)).stop()
    rmSync(open, { recursive: true })
  })
})

describe('R26 TLS with the CA of the hospital', () => {
  const certificates = makeCertificates()
  afterAll(() => rmSync(certificates.folder, { recursive: true }))
  const get = (url: string, ca: string | undefined): Promise<number | string> =>
    new Promise((resolve) => {
      https.get(`${url}/health/live`, ca === undefined ? {} : { ca }, (reply) => (reply.resume(), resolve(reply.statusCode ?? 0))).on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    })

  test('R26 a client that knows the CA gets in, one that does not refuses us, and plain HTTP gets nothing', async () => {
    const { url } = await start({ HEMOBENCH_TLS_CERT: certificates.cert, HEMOBENCH_TLS_KEY: certificates.key, HEMOBENCH_TLS_CA: certificates.ca })
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect(await get(url, certificates.read(certificates.ca))).toBe(200)
    expect(await get(url, undefined)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/)
    expect(await get(url, certificates.read(certificates.strangerCa))).toMatch(/UNABLE_TO_VERIFY|SIGNATURE|SELF_SIGNED/)
    await expect(fetch(url.replace('https', 'http'))).rejects.toThrow()
  })
})
