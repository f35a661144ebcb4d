// npm run server: see help.ts. Standard output is the log (JSON lines), or for a subcommand its result; problems go to standard error.
import { parseArgs } from 'node:util'
import { makeEnrolCode } from './app/enrol-code.ts'
import { help } from './help.ts'
import { openSyncPort } from './open-sync-port.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openLog } from './platform/log.ts'
import { silentLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { StartProblem } from './platform/start-problem.ts'
import { openToolDatabase } from './platform/tool-database.ts'
import { startServer } from './start-server.ts'

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
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } })
  const [command, ...rest] = positionals
  if (values.help) return void process.stdout.write(help())
  const { config, unknown } = readConfig(process.env)
  if (command === undefined) return await serve(config, unknown)
  if (command === 'enrol' && rest.length === 1) return await enrol(config, rest[0] ?? '')
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
