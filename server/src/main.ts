// npm run server: see help.ts. Standard output is the log (JSON lines), or for a subcommand its result; problems go to standard error.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { shanghai } from '../../src/shared/kernel/time.ts'
import { makeEnrolCode } from './app/enrol-code.ts'
import { help } from './help.ts'
import { openSyncPort } from './open-sync-port.ts'
import { importOutbox } from './sync/import-outbox.ts'
import { openSyncService } from './sync/open-sync-service.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openLog } from './platform/log.ts'
import { silentLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { StartProblem } from './platform/start-problem.ts'
import { openToolDatabase } from './platform/tool-database.ts'
import { serverVersion, startServer } from './start-server.ts'
import { listDevices, revokeDevice, type DeviceRow } from './sync/devices.ts'
import { numberTails } from './sync/number-tails.ts'

async function serve(config: Config, unknown: readonly string[]): Promise<void> {
  const log = openLog({ level: config.logLevel })
  for (const name of unknown) log.warn({ name }, 'there is no such setting; is it misspelt?')
  const server = await startServer({ config, log, openPort: openSyncPort })
  let asked = false
  const stop = (): void => {
    // Somebody who asks twice does not want to wait.
    if (asked) process.exit(1)
    asked = true
    log.info({}, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop failed')
        process.exit(1)
      }
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // npm start ends us by closing our input, also where there are no signals; a terminal or a service manager never does.
  if (process.env['HEMOBENCH_STOP_WITH_STDIN'] === 'yes') process.stdin.on('end', stop).on('error', stop).resume()
}

async function enrol(config: Config, name: string): Promise<void> {
  const database = await openToolDatabase(config, silentLogger)
  try {
    const { code, expiresAt } = await makeEnrolCode(database.pool, config.siteId, name)
    process.stderr.write(`one-time code for ${name}, good until ${expiresAt}:\n`)
    process.stdout.write(`${code}\n`)
  } finally {
    await database.stop()
  }
}

async function withTool<T>(config: Config, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await openToolDatabase(config, silentLogger)
  try {
    return await work(database.pool)
  } finally {
    await database.stop()
  }
}

const line = (d: DeviceRow): string => `${d.id}  ${d.name}  enrolled ${d.enrolledAt}, last seen ${d.lastSeenAt ?? 'never'}, version ${d.appVersion}${d.revokedAt === null ? '' : `, stopped ${d.revokedAt}`}\n`

async function devices(config: Config): Promise<void> {
  for (const d of await withTool(config, (pool) => listDevices(pool, config.siteId))) process.stdout.write(line(d))
}

async function revoke(config: Config, name: string): Promise<void> {
  const done = await withTool(config, (pool) => revokeDevice(pool, config.siteId, { name, now: new Date().toISOString() }))
  if (done.kind === 'revoked') return void process.stdout.write(`stopped: ${line(done.device)}`)
  process.exitCode = 1
  if (done.kind === 'unknown') return void process.stderr.write(`there is no bench ${name}, or it is stopped already\n`)
  process.stderr.write(`several benches are called ${name}; say which by its id:\n${done.devices.map(line).join('')}`)
}

/** Tab-separated, for a spreadsheet: the gaps in the numbers and why. */
async function numberTailReport(config: Config): Promise<void> {
  const { year } = shanghai(new Date().toISOString())
  process.stdout.write('prefix\tyear\tfirst\tlast\tcount\treason\tbench\n')
  for (const t of await withTool(config, (pool) => numberTails(pool, config.siteId, year))) process.stdout.write(`${t.prefix}\t${t.year ?? ''}\t${t.first}\t${t.last}\t${t.last + 1 - t.first}\t${t.reason}\t${t.deviceName ?? t.deviceId}\n`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartProblem('tool.file-unreadable', `${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What a bench without a network wrote on a stick. */
async function takeOutbox(config: Config, file: string, { stopped }: { readonly stopped: boolean }): Promise<void> {
  const text = textOf(file)
  const done = await withTool(config, async (pool) => {
    const service = await openSyncService(pool, { ...config, serverVersion, practice: 'off' })
    try {
      return await importOutbox(stopped ? { push: service.pushStopped } : service, { pool, siteId: config.siteId }, text)
    } finally {
      await service.stop()
    }
  })
  if (done.ok) return void process.stdout.write(`${done.benchName}, written ${done.exportedAt}: ${JSON.stringify(done.counts)}\n`)
  process.exitCode = 1
  const hint = done.problem === 'sync.revoked' ? '; this bench was stopped: with --stopped what it did is taken all the same, and what it did after that is a case for two people' : ''
  process.stderr.write(`${file} was not taken: ${done.problem} (${done.taken} commands were taken before)${hint}\n`)
}

async function migrateOnly(config: Config): Promise<void> {
  const database = await openToolDatabase(config, silentLogger)
  try {
    await migrate(database.pool)
    process.stdout.write('the database is at the newest migration\n')
  } finally {
    await database.stop()
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' }, stopped: { type: 'boolean' } } })
  const [command, ...rest] = positionals
  if (values.help) return void process.stdout.write(help())
  const { config, unknown } = readConfig(process.env)
  if (command === undefined) return await serve(config, unknown)
  if (command === 'enrol' && rest.length === 1) return await enrol(config, rest[0] ?? '')
  if (command === 'devices' && rest.length === 0) return await devices(config)
  if (command === 'revoke' && rest.length === 1) return await revoke(config, rest[0] ?? '')
  if (command === 'unused-numbers' && rest.length === 0) return await numberTailReport(config)
  if (command === 'import-outbox' && rest.length === 1) return await takeOutbox(config, rest[0] ?? '', { stopped: values.stopped === true })
  if (command === 'migrate' && rest.length === 0) return await migrateOnly(config)
  process.stderr.write(help())
  process.exitCode = 2
}

try {
  await main()
} catch (error) {
  const known = error instanceof StartProblem || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  process.stderr.write(`hemobench server: ${error instanceof StartProblem ? `${error.code}: ` : ''}${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
