// A server process reduced to its database, for tests that kill it: node cluster-owner.ts DATA_FOLDER. Says its PostgreSQL's id.
import { EmbeddedPostgres } from '../src/platform/embedded/embedded-postgres.ts'
import { silentLogger } from '../src/platform/logger.ts'

const postgres = await EmbeddedPostgres.start({ dataFolder: process.argv[2] ?? '', log: silentLogger })
process.stdout.write(`${JSON.stringify({ pid: postgres.pid, url: postgres.url() })}\n`)
setInterval(() => undefined, 1000)
