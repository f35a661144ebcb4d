// Keeps one PostgreSQL for all test processes of this working copy: started by the first that needs it, stopped a little after the last one
// is gone, however that one ended (its connection to us breaks with it). So no test can leave a postmaster behind.
import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { EmbeddedPostgres } from '../src/platform/embedded/embedded-postgres.ts'
import { silentLogger } from '../src/platform/logger.ts'
import { keeperAddress, keeperFolder } from './keeper-address.ts'

/** Test files follow one another: between two of them nobody holds us. */
const IDLE_MS = 10_000

/** Speed without safety: these databases live for seconds. Tests of durability start a cluster of their own. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'shared_buffers=256MB', 'max_wal_size=2GB']

const clients = new Set<Socket>()
let idle: NodeJS.Timeout | undefined
let postgres: Promise<EmbeddedPostgres> | null = null

function start(): Promise<EmbeddedPostgres> {
  return EmbeddedPostgres.start({ dataFolder: keeperFolder, log: silentLogger, settings })
}

let ending = false

/** The address is held to the very end, as the lock it is: the next keeper must not begin while this one still clears the folder away. */
async function end(): Promise<void> {
  ending = true
  for (const client of clients) client.destroy()
  try {
    await (await postgres)?.stop()
  } catch {
    // It never started: there is nothing to stop.
  }
  rmSync(keeperFolder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
}

function idleSoon(): void {
  clearTimeout(idle)
  if (clients.size === 0) idle = setTimeout(() => void end(), IDLE_MS)
}

const server = createServer((client) => {
  // Comes again in a moment, to the next keeper.
  if (ending) return void client.destroy()
  clients.add(client)
  clearTimeout(idle)
  client.on('error', () => undefined)
  client.on('close', () => {
    clients.delete(client)
    idleSoon()
  })
  postgres ??= start()
  postgres.then(
    (running) => client.write(`${JSON.stringify({ url: running.url('postgres') })}\n`),
    (error: unknown) => {
      client.end(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`)
      // The next one tries afresh.
      postgres = null
    }
  )
})

// Another keeper was faster: the tests talk to that one.
server.on('error', () => process.exit(0))
server.listen(keeperAddress(), idleSoon)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
