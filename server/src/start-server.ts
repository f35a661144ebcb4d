import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'
import { serverApp } from './app/server-app.ts'
import type { SyncDevice, SyncPort } from './app/sync-port.ts'
import type { IdentityPort } from './identity/open-identity.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, type Database } from './platform/database.ts'
import { openMetrics } from './platform/metrics.ts'
import { StartProblem } from './platform/start-problem.ts'

/** The service behind the routes, made when the database is there. `figures` adds its own to the metrics; `stop` ends what it does by itself. */
export type OpenPort<D extends SyncDevice> = (database: Database, config: Config, log: FastifyBaseLogger) => Promise<SyncPort<D> & { readonly identity?: IdentityPort; readonly figures?: (registry: Registry) => void; readonly stop?: () => Promise<void> }>

export interface RunningServer {
  /** `http(s)://host:port`, for the benches. */
  readonly url: string
  readonly app: FastifyInstance
  readonly database: Database
  /**
   * Takes no new calls, answers the ones that run (at most `stopSeconds`), ends the pokes, closes the database and our own
   * PostgreSQL. May be called twice.
   */
  readonly stop: () => Promise<void>
}

export const serverVersion = '0.1.0'

const addressOf = (config: Config, port: number): string => {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return `${config.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function listen(app: FastifyInstance, config: Config): Promise<number> {
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      throw new StartProblem('server.port-in-use', `port ${config.port} of ${config.host} cannot be opened (${String(error.code)}): set HEMOBENCH_PORT to another`)
    }
    throw error
  }
  return (app.server.address() as AddressInfo).port
}

/** Waits for `closing`, but no longer than the time the configuration gives: then connections are cut. */
async function closeWithin(app: FastifyInstance, seconds: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), seconds * 1000)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}

/**
 * The whole server: database, migrations, service, HTTP.
 * @throws StartProblem when it cannot start; nothing is left running then
 */
export async function startServer<D extends SyncDevice>(parts: { readonly config: Config; readonly log: FastifyBaseLogger; readonly openPort: OpenPort<D> }): Promise<RunningServer> {
  const { config, log, openPort } = parts
  const database = await openDatabase(config, log)
  let service: Awaited<ReturnType<OpenPort<D>>> | null = null
  let app: FastifyInstance | null = null
  let stopping: Promise<void> | null = null
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      if (app) await closeWithin(app, config.stopSeconds)
      await service?.stop?.()
      await database.stop()
    })()
    return stopping
  }
  try {
    service = await openPort(database, config, log)
    const metrics = openMetrics(database.pool)
    service.figures?.(metrics.registry)
    app = await serverApp({ ...config, port: service, ...(service.identity === undefined ? {} : { identity: service.identity }), probe: () => database.pool.query('SELECT 1'), metrics, log, version: serverVersion })
    const port = await listen(app, config)
    const url = addressOf(config, port)
    log.info({ address: url, tls: config.tls !== null, embedded: database.embedded !== null }, 'listening')
    return { url, app, database, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
