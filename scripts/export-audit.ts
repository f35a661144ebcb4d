// Writes the audit chains of a bench or of the server for an inspector: npm run -s export-audit -- --help
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AnchorFile } from '../server/src/audit/anchor-file.ts'
import { exportServerAudit } from '../server/src/audit/export-server-audit.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { silentLogger } from '../server/src/platform/logger.ts'
import { openToolDatabase } from '../server/src/platform/tool-database.ts'
import { backupFolder } from '../src/main/core/services/ops/backup-settings.ts'
import { readAnchorFile } from '../src/main/core/store/audit-anchors.ts'
import { openReadable } from '../src/main/core/store/database.ts'
import { exportBenchAudit } from '../src/main/core/store/export-audit.ts'
import { sha256 } from '../src/main/core/store/sha256.ts'
import { ANCHOR_FILE } from '../src/shared/audit/anchor.ts'
import { ExportWriter } from '../src/shared/audit/export-lines.ts'
import { instant } from '../src/shared/kernel/time.ts'
import { LineFile } from './lib/line-file.ts'
import { readKey } from './lib/read-key.ts'

const help = `usage: npm run -s export-audit -- --bench DATADIR [--key-file F] --out FILE.jsonl
       npm run -s export-audit -- --server --out FILE.jsonl

  --bench DATADIR  the chain of one bench, from the data folder that holds bench.db (it may be open)
  --key-file F     file with the database key, 64 hex digits; a practice bench's key is found by itself
  --server         all chains of the server: its own, and its copy of every bench's. The database is found by the
                   settings of the server (npm run -s server -- --help); the server may go on working
  --out FILE       a file that does not exist yet

One JSON object a line: a header, the anchors noted outside the database, then each chain entry by entry, then a sum.
It is not encrypted; it holds names of staff and numbers of bags and requests, and no name of a patient.
Check it with: npm run -s verify-audit -- FILE.jsonl --anchors YOUR-COPY-OF-${ANCHOR_FILE}
`

interface Order {
  readonly file: LineFile
  readonly writer: ExportWriter
}

function fromBench(dataDir: string, keyFile: string | undefined, { writer }: Order): number {
  const db = openReadable(join(dataDir, 'bench.db'), readKey(keyFile, dataDir))
  try {
    const settings = { get: (key: string) => db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(key)?.value ?? null }
    return exportBenchAudit(db, { deviceId: settings.get('deviceId') ?? '', now: instant(Date.now()), anchors: readAnchorFile(backupFolder(settings, dataDir)), writer })
  } finally {
    db.close()
  }
}

async function fromServer({ writer, file }: Order): Promise<number> {
  const { config } = readConfig(process.env)
  const anchors = new AnchorFile(config.anchorFolder).all()
  const database = await openToolDatabase(config, silentLogger)
  try {
    return await exportServerAudit(database.pool, { siteId: config.siteId, now: instant(Date.now()), anchors, writer, drained: file.drained })
  } finally {
    await database.stop()
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, bench: { type: 'string' }, server: { type: 'boolean', default: false }, 'key-file': { type: 'string' }, out: { type: 'string' } } })
  if (values.help === true || values.out === undefined || (values.bench === undefined) !== values.server) {
    process.stdout.write(help)
    return values.help === true ? 0 : 2
  }
  const file = new LineFile(values.out)
  const order = { file, writer: new ExportWriter(sha256, file.write) }
  const entries = values.bench === undefined ? await fromServer(order) : fromBench(values.bench, values['key-file'], order)
  await file.end()
  process.stdout.write(`${JSON.stringify({ ok: true, entries, out: values.out })}\n`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`export-audit: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
